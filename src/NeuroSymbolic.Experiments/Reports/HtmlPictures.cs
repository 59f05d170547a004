using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The parts of the page that are pictures.</summary>
internal static class HtmlPictures
{
    /// <summary>One picture for each station of the way.</summary>
    public static Html Stations(StationPictures? stations) => stations is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>From image to motion</h2>
        <p>{stations.Row.Task}, {stations.Row.Agent}, episode {stations.Row.Episode}, seed {stations.Row.Seed}.</p>
        <div class="stations">
        {Station("Image", stations.Image, "What the robot's camera sees at the start.")}
        {(stations.Overlay is { } overlay ? Station("Perception", overlay, "What the network found in it.") : Html.Empty)}
        <div><h3>Facts</h3><ul class="code">{stations.Facts.Select(fact => Line(fact, stations.Goal))}</ul>
        <figcaption>{(stations.AreBelieved ? "What the agent believes at the start." : "What is true at the start.")} The goal is
        {string.Join(' ', stations.Goal)}.</figcaption></div>
        <div><h3>Plan</h3>{Plan(stations)}</div>
        {Station("Motion", stations.Motion, $"Half-way: {stations.MotionActivity}.")}
        </div>
        </section>
        """);

    /// <summary>Successes and failures, each as a strip of film.</summary>
    public static Html Strips(ReportPictures pictures) => pictures.Strips is [] ? Html.Empty : Html.Of($"""
        <section>
        <h2>Episodes in pictures</h2>
        {pictures.Strips.Select(strip => Strip(strip, strip.Row.Outcome == EpisodeOutcome.Success ? "Success" : "Failure"))}
        </section>
        """);

    private static Html Station(string title, ReportPicture picture, string caption) =>
        Html.Of($"<div><h3>{title}</h3><figure>{picture.ToHtml()}<figcaption>{caption}</figcaption></figure></div>");

    private static Html Line(Fact fact, FactSet goal) => goal.Contains(fact)
        ? Html.Of($"<li class=\"goal\">{fact.ToString()}</li>")
        : Html.Of($"<li>{fact.ToString()}</li>");

    private static Html Plan(StationPictures stations) => stations.Plan is []
        ? Html.Of($"<p class=\"soft\">No plan was made.</p>")
        : Html.Of($"""
            <ol class="code">{stations.Plan.Select(step => Html.Of($"<li>{step.ToString()}</li>"))}</ol>
            <figcaption>{ReportWords.Count(stations.Plan.Length, "step")}, by {stations.Row.PlannerEngine ?? "an engine that did not say"}.</figcaption>
            """);

    private static Html Strip(FilmStrip strip, string word) => Html.Of($"""
        <p><span class="badge {word.ToLowerInvariant()}">{word}</span> {strip.Row.Task}, {strip.Row.Agent}, episode {strip.Row.Episode},
        seed {strip.Row.Seed}{(strip.Row.FailureReason is { } reason ? $"; stage {strip.Row.FailureStage ?? "unknown"}: {reason}" : "")}</p>
        <div class="strip">{strip.Frames.Select(Frame)}</div>
        """);

    private static Html Frame(FilmFrame frame) => Html.Of(
        $"<figure>{frame.Picture.ToHtml()}<figcaption><b>{ReportWords.Text($"{frame.TimeSeconds:F1} s")}</b> {frame.Activity}</figcaption></figure>");
}
