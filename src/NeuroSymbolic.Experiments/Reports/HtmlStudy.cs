using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>The parts of the page that only a study has.</summary>
internal static class HtmlStudy
{
    /// <summary>What limits the study, before any figure.</summary>
    public static Html Limits(StudyFindings? study) => study is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>Limits of this study</h2>
        <ul>{study.Limits.Select(limit => Html.Of($"<li>{limit}</li>\n"))}</ul>
        </section>
        """);

    /// <summary>The published claims with verdicts.</summary>
    public static Html Claims(StudyFindings? study) => study?.Published is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>What was claimed, and what was found</h2>
        <p class="soft">{study.Published.Reference}. The rule of each verdict is in the plan of the analysis, {Plan(study.Origin)}.</p>
        <div class="scroll"><table>
        <thead><tr>{Heading("claim")}{Heading("verdict")}{Heading("ours")}{Heading("why")}</tr></thead>
        <tbody>{study.Verdicts.Select(Claim)}</tbody>
        </table></div>
        </section>
        """);

    /// <summary>The published figures and ours, cell by cell.</summary>
    public static Html Figures(StudyFindings? study)
    {
        if (study?.Published is null)
        {
            return Html.Empty;
        }

        ImmutableArray<string> agents = [.. study.Figures.Select(figure => figure.Agent).Distinct()];
        var systems = study.Published.Systems.ToLookup(system => system.Agent, system => system.Name);
        return Html.Of($"""
            <section>
            <h2>Our figures beside the published ones</h2>
            <div class="scroll"><table>
            <thead>
            <tr><th></th><th></th>{agents.Select(agent => Html.Of($"<th scope=\"col\" colspan=\"2\">{agent}</th>"))}</tr>
            <tr>{Heading("task")}{Heading("quantity")}{agents.Select(agent => Html.Of($"<th scope=\"col\">published{(systems[agent].FirstOrDefault() is { } name ? $" {name}" : "")}</th><th scope=\"col\">ours</th>"))}</tr>
            </thead>
            <tbody>{study.Figures.GroupBy(figure => (figure.Task, figure.Quantity)).Select(row => Html.Of(
                $"<tr><th scope=\"row\"><span>{row.Key.Task}</span></th><td class=\"text\">{StudyWords.Quantity(row.Key.Quantity)}</td>{agents.Select(agent => Pair(row.FirstOrDefault(figure => figure.Agent == agent)))}</tr>\n"))}</tbody>
            </table></div>
            <p class="soft">Published joules are mean power times wall time of the whole machine, simulator included; ours are of deciding alone, so ratios of
            agents compare and joules do not; energy in all is in the table of results. Progress is the part of a shortest plan. Published seconds are wall time, ours are the robot's. Sources of the published figures:
            {study.Published.Sources.Select(source => Html.Of($"<b>{source.Key}</b> {source.Value}. "))}</p>
            </section>
            """);
    }

    /// <summary>How far episodes came.</summary>
    public static Html Survival(StudyFindings? study) => study is null || study.Survival is [] ? Html.Empty : Html.Of($"""
        <section>
        <h2>How far episodes came</h2>
        <div class="plot" id="plot-survival" data-words="Share of episodes that reached each step of a shortest plan, for each task and agent"><noscript class="soft">The plot needs scripts; the table says the same of every fourth part of the way.</noscript></div>
        <div class="scroll"><table>
        <thead><tr>{Heading("task, agent")}<th scope="col">steps</th>{Quarters.Select(quarter => Html.Of($"<th scope=\"col\">{ReportWords.Text($"{quarter * 100:F0} %")}</th>"))}</tr></thead>
        <tbody>{study.Survival.Select(Curve)}</tbody>
        </table></div>
        <p class="soft">Share of the episodes that reached at least that part of a shortest plan, whose steps are picks and places, with Wilson's 95 % interval.</p>
        </section>
        """);

    /// <summary>What a success costs, and what the robot and training took.</summary>
    public static Html Costs(StudyFindings? study, Report report) => study is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>Energy of a success, energy and time of the robot</h2>
        <div class="scroll"><table>
        <thead><tr>{Heading("task, agent")}<th scope="col">deciding, for each success</th><th scope="col">robot, for each episode</th><th scope="col">robot's time</th></tr></thead>
        <tbody>{report.Groups.Select(group => Cost(group, study.EnergyPerSuccess.FirstOrDefault(cost => cost.Task == group.Task && cost.Agent == group.Agent)))}</tbody>
        </table></div>
        <p class="soft">Deciding is perception, planning and policy of all episodes, failed ones too, over the number of successes. Without a success there is a lower
        bound only (one-sided, 95 %). The robot's electricity is estimated from simulated torques and stands beside, never added.</p>
        </section>
        {Training(study)}
        """);

    /// <summary>What reviewers attack.</summary>
    public static Html Attacks(StudyFindings? study) => study is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>What reviewers attack</h2>
        <dl class="attacks">{study.Attacks.Select(attack => Html.Of($"<dt>{attack.Attack}</dt><dd>{attack.Answer}</dd>\n"))}</dl>
        </section>
        """);

    /// <summary>All that is needed to do it again.</summary>
    public static Html Reproduction(StudyFindings? study, RunManifest manifest) => study is null ? Html.Empty : Html.Of($"""
        <section>
        <h2>To do it again</h2>
        <p>The plan of the analysis is {Plan(study.Origin)}; the study file is <code>{study.Origin.File}</code>.</p>
        <pre class="code">{string.Join('\n', StudyWords.Reproduction(study.Origin, manifest))}</pre>
        <p class="soft">Every start follows from (seed, task, number) and planners have budgets of steps instead of time, so all columns but times and joules come out the
        same; <code>reproduce</code> names each difference. Versions, hashes and the machine are below.</p>
        </section>
        """);

    private static readonly ImmutableArray<double> Quarters = [0.25, 0.5, 0.75, 1];

    private static Html Claim(ClaimVerdict verdict) => Html.Of($"""
        <tr><th scope="row" class="claim">{verdict.Claim.Words}{(verdict.Claim.IsHeadline ? Html.Of($"<span>headline</span>") : Html.Empty)}</th>
        <td class="text"><span class="badge {StudyWords.Verdict(verdict.Verdict).Replace(' ', '-')}">{StudyWords.Verdict(verdict.Verdict)}</span></td>
        <td class="text wrap">{verdict.Ours}</td><td class="text wrap">{verdict.Why}</td></tr>

        """);

    private static Html Pair(ComparedFigure? figure)
    {
        string[] theirs = figure?.Published is { } published
            ? [StudyWords.Figure(figure.Quantity, published.Value), .. published.Trials is int trials ? (string[])[ReportWords.Text($"{published.Successes} of {trials}")] : [], $"source {published.Source}"]
            : ["–"];
        return Html.Of($"<td>{theirs.Select(line => Html.Of($"<span>{line}</span>"))}</td><td class=\"ours\">{StudyWords.Ours(figure).Select(line => Html.Of($"<span>{line}</span>"))}</td>");
    }

    private static Html Curve(SurvivalCurve curve)
    {
        int last = curve.Points[^1].Step;
        return Html.Of($"<tr>{Name(curve.Task, curve.Agent)}<td>{last}</td>{Quarters.Select(quarter => Share(curve.Points[(int)Math.Ceiling(quarter * last)]))}</tr>\n");
    }

    private static Html Share(SurvivalPoint point) => Html.Of(
        $"<td><span>{ReportWords.Text($"{point.Share * 100:F1} %")}</span><span>{ReportWords.Text($"({point.Low * 100:F1}–{point.High * 100:F1} %)")}</span></td>");

    private static Html Cost(ReportedGroup group, EnergyPerSuccess? cost) => Html.Of(
        $"<tr>{Name(group.Task, group.Agent)}{Lines(StudyWords.Cost(cost))}{Lines(group.RobotElectricJoules is { } robot ? [.. ReportWords.Joules(robot), "modelled"] : [ReportWords.NotMeasured])}"
        + $"{Lines(group.MeanSimSeconds is { } time ? [$"{ReportWords.Digits(time.Mean)} s", $"({ReportWords.Digits(time.Low)}–{ReportWords.Digits(time.High)} s)"] : [ReportWords.NotMeasured])}</tr>\n");

    private static Html Training(StudyFindings study) => study.Training is [] ? Html.Empty : Html.Of($"""
        <section>
        <h2>Energy of training</h2>
        <div class="scroll"><table>
        <thead><tr>{Heading("agent")}{Heading("models")}<th scope="col">training alone</th><th scope="col">with data and tuning</th><th scope="col">source</th></tr></thead>
        <tbody>{study.Training.Select(sum => Html.Of($"<tr><th scope=\"row\"><span>{sum.Agent}</span></th><td class=\"text wrap\">{string.Join("; ", sum.Shares.Select(StudyWords.Share))}</td>{Lines(StudyWords.JoulesOrNot(sum.TrainingJoules))}{Lines(StudyWords.JoulesOrNot(sum.EverythingJoules))}{Lines([sum.Source ?? "unknown or several"])}</tr>\n"))}</tbody>
        </table></div>
        <p class="soft">Sums of what the models' cards say. The published study counted training alone. Agents that share a model each carry it whole.</p>
        </section>
        """);

    private static Html Plan(StudyOrigin origin) => origin.AnalysisPlanCommit is { } commit
        ? Html.Of($"<code>{StudyWords.PlanPath(origin)}</code>, last changed by commit <code>{commit}</code>")
        : Html.Of($"<code>{StudyWords.PlanPath(origin)}</code>, which was not committed as it stood");

    private static Html Heading(string title) => Html.Of($"<th scope=\"col\" class=\"text\">{title}</th>");

    private static Html Name(string task, string agent) => Html.Of($"<th scope=\"row\"><span>{task}</span><span>{agent}</span></th>");

    private static Html Lines(string[] lines) => lines is [ReportWords.NotMeasured]
        ? Html.Of($"<td class=\"absent\">{ReportWords.NotMeasured}</td>")
        : Html.Of($"<td>{lines.Select(line => Html.Of($"<span>{line}</span>"))}</td>");
}
