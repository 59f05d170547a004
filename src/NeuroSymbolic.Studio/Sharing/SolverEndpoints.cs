using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NeuroSymbolic.Studio;

/// <summary>The planner in the shape of two public services, so that their clients can use it.</summary>
/// <remarks>
/// <c>POST /solve</c> is that of solver.planning.domains, which the editor of planning.domains calls; <c>POST /package/NAME/solve</c> with
/// <c>/check/ID</c> that of planning-as-a-service, which the PDDL extension of VS Code and the newer plug-in of that editor call.
/// </remarks>
internal sealed class SolverEndpoints(Seats seats)
{
    private const int MostJobs = 32;

    private static readonly (string Package, string Name, string Engine, bool IsOptimal)[] Packages =
    [
        ("neurosym", "NeuroSymbolic: search and Z3", "auto", false),
        ("neurosym-smt", "NeuroSymbolic: Z3 alone", "smt", false),
        ("neurosym-search", "NeuroSymbolic: search alone", "search", false),
        ("neurosym-optimal", "NeuroSymbolic: proved cheapest", "auto", true),
    ];

    private readonly Lock gate = new();
    private readonly LinkedList<(string Id, Task<SolverAnswer> Job)> jobs = new();

    /// <summary>Whether an address is one of these.</summary>
    public static bool Serves(PathString path) => path == "/solve" || path.StartsWithSegments("/package") || path.StartsWithSegments("/check");

    public void Map(IEndpointRouteBuilder routes)
    {
        StudioJsonContext json = StudioJsonContext.Default;
        routes.MapPost("/solve", async context =>
        {
            SolverQuestion asked = await Read(context).ConfigureAwait(false);
            SolverAnswer answer = await seats.Use(
                () => PublicSolver.Solve(asked, "auto", isOptimal: false, context.RequestAborted), context.RequestAborted).ConfigureAwait(false);
            await Exchange.Write(context, json.SolverAnswer, answer).ConfigureAwait(false);
        });

        // by name: the extension takes the address from the names of the members, and the plug-in reads either form
        routes.MapGet("/package", context => Exchange.Write(
            context, json.DictionaryStringPackageManifest, Packages.ToDictionary(package => package.Package, package => Manifest(package.Package))));
        routes.MapPost("/package/{package}/solve", async context =>
        {
            (_, _, string engine, bool isOptimal) = Find(context);
            SolverQuestion asked = await Read(context).ConfigureAwait(false);
            string id = Begin(() => PublicSolver.Solve(asked, engine, isOptimal, CancellationToken.None));
            await Exchange.Write(context, json.PackageAccepted, new PackageAccepted($"/check/{id}")).ConfigureAwait(false);
        });
        routes.MapGet("/check/{id}", context => Exchange.Write(context, json.PackageChecked, Job(context) is { IsCompleted: true } job
            ? PublicSolver.Checked(Result(job))
            : new PackageChecked("PENDING")));
        routes.MapPost("/check/{id}", context => Exchange.Write(context, json.AdaptorAnswer, Job(context) is { IsCompleted: true } job
            ? PublicSolver.Adapted(Result(job))
            : new AdaptorAnswer("PENDING")));
    }

    private static Task<SolverQuestion> Read(HttpContext context) => RequestBody.Read(context, StudioJsonContext.Default.SolverQuestion);

    private static (string Package, string Name, string Engine, bool IsOptimal) Find(HttpContext context)
    {
        string name = (string)context.Request.RouteValues["package"]!;
        return Array.Find(Packages, package => package.Package == name) is { Package: not null } found
            ? found
            : throw new RefusalException(404, $"There is no package of that name; there are {string.Join(", ", Packages.Select(package => package.Package))}.");
    }

    private static PackageManifest Manifest(string package) => new(
        package,
        Array.Find(Packages, known => known.Package == package).Name,
        "Classical and numeric planning: PDDL 2.1 level 2.",
        Runnable: true,
        InstallSize: "0",
        Dependencies: [],
        new PackageEndpoint(new Dictionary<string, PackageService>
        {
            ["solve"] = new(
                [new PackageArgument("domain", "file", "domain file"), new PackageArgument("problem", "file", "problem file")],
                "plan {domain} {problem}",
                new PackageReturn("generic", "plan")),
        }));

    private string Begin(Func<SolverAnswer> work)
    {
        string id = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            if (jobs.Count(job => !job.Job.IsCompleted) >= MostJobs)
            {
                throw new RefusalException(429, $"{MostJobs} problems are waiting already; try again in a moment.");
            }

            jobs.AddLast((id, seats.Use(work, CancellationToken.None)));
            while (jobs.Count > MostJobs && jobs.First!.Value.Job.IsCompleted)
            {
                jobs.RemoveFirst();
            }
        }

        return id;
    }

    private Task<SolverAnswer> Job(HttpContext context)
    {
        string id = (string)context.Request.RouteValues["id"]!;
        lock (gate)
        {
            return jobs.FirstOrDefault(job => job.Id == id).Job ?? throw new RefusalException(404, "There is no such job, or it is not kept any more.");
        }
    }

    private static SolverAnswer Result(Task<SolverAnswer> job) => job.IsCompletedSuccessfully
        ? job.Result
        : PublicSolver.Failure(job.Exception?.InnerException is RefusalException refusal ? refusal.Message : "The planner broke off.");
}
