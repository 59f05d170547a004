using System.Collections.Immutable;
using System.CommandLine;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>The command line of the benchmarks.</summary>
internal static class BenchmarkCommand
{
    public static RootCommand Create(TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var problems = new Argument<string>("problems")
        {
            Description = "An INDEX.tsv, a folder with one, or a folder with domain.pddl files and problems beside or below them.",
            DefaultValueFactory = _ => Path.Combine(FindRoot(), "tests", "NeuroSymbolic.Planner.Benchmarks", "problems"),
        };
        var engines = new Option<string>("--engine") { Description = "Engines, separated by commas.", DefaultValueFactory = _ => "auto" };
        var optimal = new Option<bool>("--optimal") { Description = "Count only plans that are proved cheapest." };
        var seconds = new Option<double>("--seconds") { Description = "Wall time for each problem, whole process.", DefaultValueFactory = _ => 60 };
        var gigabytes = new Option<double>("--gigabytes") { Description = "Memory for each problem, whole process.", DefaultValueFactory = _ => 4 };
        var domain = new Option<string?>("--domain") { Description = "Only problems whose name begins with one of these, separated by commas." };
        var kind = new Option<string?>("--kind") { Description = "Only these kinds (classical, adl, numeric), separated by commas." };
        var jobs = new Option<int>("--jobs") { Description = "Problems at once; times are worth something with 1 only.", DefaultValueFactory = _ => 1 };
        var launcher = new Option<string>("--neurosym") { Description = "The command.", DefaultValueFactory = _ => Path.Combine(FindRoot(), "neurosym") };
        var alone = new Option<bool>("--alone") { Description = "Leave out the other planners that the PATH has." };
        var peers = new Option<string?>("--peers") { Description = "Figures measured elsewhere, a csv such as peers.csv of this project." };
        var folder = new Option<string?>("--out") { Description = "A folder for rows.jsonl, rows.csv and summary.txt." };
        var resume = new Option<bool>("--resume") { Description = "Go on with the rows that --out has." };
        var further = new Option<string[]>("--with")
        {
            Description = "A further argument for each 'neurosym plan', such as --with=--explain; may be repeated.",
            DefaultValueFactory = _ => [],
        };
        var command = new RootCommand("Runs planning problems as whole processes, checks each plan, and sums up.")
        {
            problems, engines, optimal, seconds, gigabytes, domain, kind, jobs, launcher, alone, peers, folder, resume, further,
        };
        command.SetAction(parsed =>
        {
            bool isOptimal = parsed.GetValue(optimal);
            string[]? kinds = parsed.GetValue(kind)?.Split(',');
            ImmutableArray<BenchmarkProblem> chosen = Choose(
                parsed.GetValue(problems)!, parsed.GetValue(domain), problem => kinds is null || kinds.Contains(problem.Kind));
            ImmutableArray<Contender> contenders =
            [
                .. parsed.GetValue(engines)!.Split(',').Select(engine => new OwnPlanner(
                    Path.GetFullPath(parsed.GetValue(launcher)!), engine, isOptimal, [.. parsed.GetValue(further)!])),
                .. parsed.GetValue(alone) ? [] : OtherPlanner.Installed(isOptimal),
            ];
            var limits = new RunLimits(TimeSpan.FromSeconds(parsed.GetValue(seconds)), (long)(parsed.GetValue(gigabytes) * 1e9));
            using RowFiles? files = parsed.GetValue(folder) is { } path ? RowFiles.Open(path, parsed.GetValue(resume)) : null;
            var run = new BenchmarkRun(chosen, contenders, limits, Math.Max(1, parsed.GetValue(jobs)), files, error);
            IReadOnlyCollection<BenchmarkRow> rows = run.Rows(cancellation);
            ImmutableArray<BenchmarkRow> measured = parsed.GetValue(peers) is { } figures ? PeerFigures.Load(figures, chosen, isOptimal) : [];
            string summary = Summary.Of(rows, contenders, measured);
            files?.Finish(rows, summary);
            output.Write(summary);
            return cancellation.IsCancellationRequested ? 130 : rows.Any(row => row.Complaint is not null) ? 1 : 0;
        });
        command.Subcommands.Add(CreateGenerate(output));
        command.Subcommands.Add(CreateLimits(output, cancellation));
        return command;
    }

    private static ImmutableArray<BenchmarkProblem> Choose(string path, string? domains, Predicate<BenchmarkProblem> isWanted)
    {
        ImmutableArray<BenchmarkProblem> all = ProblemTable.Load(path);
        string[]? names = domains?.Split(',');
        ImmutableArray<BenchmarkProblem> chosen =
        [
            .. all.Where(problem => names is null || Array.Exists(names, name => problem.Name.StartsWith(name, StringComparison.Ordinal)))
                .Where(problem => isWanted(problem)),
        ];
        return chosen.IsEmpty ? throw new InputException($"None of the {all.Length} problems of {path} is of that domain and kind.") : chosen;
    }

    private static Command CreateLimits(TextWriter output, CancellationToken cancellation)
    {
        var problems = new Argument<string>("problems") { Description = "An INDEX.tsv, a folder with one, or a folder with domains and problems." };
        var engines = new Option<string>("--engine") { Description = "Engines, separated by commas.", DefaultValueFactory = _ => "auto,search,smt" };
        var limits = new Option<string>("--limits") { Description = "Limits, separated by commas.", DefaultValueFactory = _ => "1s,5s,200MB" };
        var domain = new Option<string?>("--domain") { Description = "Only problems whose name begins with one of these, separated by commas." };
        var launcher = new Option<string>("--neurosym") { Description = "The command.", DefaultValueFactory = _ => Path.Combine(FindRoot(), "neurosym") };
        var further = new Option<string[]>("--with") { Description = "A further argument for each 'neurosym plan'; may be repeated.", DefaultValueFactory = _ => [] };
        var command = new Command("limits", "Check that every limit holds in every stage: exit code 1 where one was overrun by more than a second or a tenth.")
        {
            problems, engines, limits, domain, launcher, further,
        };
        command.SetAction(parsed =>
        {
            var check = new LimitCheck(
                Path.GetFullPath(parsed.GetValue(launcher)!), [.. parsed.GetValue(engines)!.Split(',')],
                [.. parsed.GetValue(limits)!.Split(',').Select(StatedLimit.Parse)], [.. parsed.GetValue(further)!], output);
            return check.Run(Choose(parsed.GetValue(problems)!, parsed.GetValue(domain), _ => true), cancellation) > 0 ? 1 : 0;
        });
        return command;
    }

    // the program lies below the repository, wherever its build goes
    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NeuroSymbolic.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InputException("The benchmarks lie outside the repository; name the problems and --neurosym.");
    }

    private static Command CreateGenerate(TextWriter output)
    {
        var family = new Argument<string>("domain") { Description = "One of the bundled domains that can grow." };
        var size = new Argument<int>("size") { Description = "How large." };
        var seed = new Option<int>("--seed") { Description = "Which one.", DefaultValueFactory = _ => 1 };
        var command = new Command("generate", "Print a problem of a bundled domain.") { family, size, seed };
        command.SetAction(parsed =>
        {
            output.Write(ProblemGenerator.Generate(parsed.GetValue(family)!, parsed.GetValue(size), parsed.GetValue(seed)));
            return 0;
        });
        return command;
    }
}
