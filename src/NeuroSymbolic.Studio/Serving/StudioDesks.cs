using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NeuroSymbolic.Studio;

/// <summary>All that can be asked of the studio, with how many may ask at once.</summary>
internal sealed class StudioDesks : IDisposable
{
    private readonly StudioPlaces places;
    private readonly Seats readers = new(8, TimeSpan.FromSeconds(20), "texts are being read");
    private readonly Seats solvers = new(2, TimeSpan.FromSeconds(60), "problems are being solved");
    private readonly WatchDesk watching;
    private readonly SolverEndpoints solver;

    public StudioDesks(StudioPlaces places)
    {
        this.places = places;
        watching = new WatchDesk(places);
        solver = new SolverEndpoints(solvers);
    }

    /// <summary>Ends the episodes that run.</summary>
    public void Close() => watching.Close();

    public void Map(IEndpointRouteBuilder routes, Refusals refusals)
    {
        StudioJsonContext json = StudioJsonContext.Default;
        var lessons = new LessonDesk(places);
        var shelf = new Shelf(places, lessons);
        routes.MapGet("/api/menu", context => Exchange.Write(context, json.MenuAnswer, shelf.Menu()));
        routes.MapGet("/api/problems/{domain}/{problem}", context => Exchange.Write(
            context, json.TextsQuestion, shelf.Problem(Value(context, "domain"), Value(context, "problem"))));
        routes.MapGet("/api/lessons/{name}", context => Exchange.Write(context, json.LessonAnswer, lessons.Read(Value(context, "name"))));
        routes.MapGet("/api/lessons/pictures/{file}", context => lessons.ServePicture(context, Value(context, "file")));
        routes.MapGet("/api/lessons/starters/{file}", context => lessons.ServeStarter(context, Value(context, "file")));

        routes.MapPost("/api/diagnostics", Exchange.Of(json.TextsQuestion, json.DiagnosticsAnswer, readers, LanguageDesk.Diagnostics));
        routes.MapPost("/api/completion", Exchange.Of(json.PlaceQuestion, json.CompletionAnswer, readers, LanguageDesk.Completion));
        routes.MapPost("/api/hover", Exchange.Of(json.PlaceQuestion, json.HoverAnswer, readers, LanguageDesk.Hover));
        routes.MapPost("/api/format", Exchange.Of(json.TextsQuestion, json.TextsQuestion, readers, LanguageDesk.Format));
        routes.MapPost("/api/solve", Exchange.Of(json.SolveQuestion, json.SolveAnswer, solvers, SolveDesk.Solve));
        routes.MapPost("/api/steps", Exchange.Of(json.StepsQuestion, json.StepsAnswer, readers, StepsDesk.Read));
        routes.MapPost("/api/states", Exchange.Of(json.StatesQuestion, json.StatesAnswer, readers, StatesDesk.Explore));

        routes.MapPost("/api/check", Exchange.Of(json.CheckQuestion, json.VerdictAnswer, solvers, lessons.Check));

        routes.MapGet("/api/scene", context => watching.ServeScene(context));
        routes.MapGet("/api/watch", context => watching.Watch(context, refusals));
        routes.MapGet("/api/episodes/{id}/replay.html", context => watching.ServeReplay(context, Value(context, "id")));
        solver.Map(routes);
    }

    public void Dispose()
    {
        watching.Dispose();
        readers.Dispose();
        solvers.Dispose();
    }

    private static string Value(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;
}
