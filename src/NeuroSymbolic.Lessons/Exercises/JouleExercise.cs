using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 8: success and joules of two agents, computed anew from the rows of the run that the answer names.</summary>
/// <param name="isConfined">Whether runs outside the checkout are not to be read.</param>
internal sealed class JouleExercise(bool isConfined) : IExercise
{
    private static readonly string[] Tasks = ["hanoi-3", "hanoi-4"];

    private static readonly (string Field, string Value)[] Agents = [("symbols", "nsm-scripted"), ("end_to_end", "vla")];

    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        AnswerFile answers = AnswerFile.Read(answer);
        string folder = answers.Text("run") ?? "docs/lessons/starters/08-run";
        IReadOnlyList<EpisodeRow> rows = EpisodeTable.Read(RunFolder.EpisodesPath(Find(folder, root)));
        var findings = new List<Finding>();
        foreach (string task in Tasks)
        {
            AnswerFile part = answers.Part(task);
            var costs = new List<AgentCost>();
            foreach ((string field, string usual) in Agents)
            {
                string agent = answers.Text(field) ?? usual;
                EpisodeRow[] own = [.. rows.Where(row => row.Task == task && row.Agent == agent)];
                if (own.Length == 0)
                {
                    throw new InputException(
                        $"{folder} has no episodes of {task} with the agent '{agent}'; it has {string.Join(", ", rows.Select(row => $"{row.Task} with {row.Agent}").Distinct())}.");
                }

                var cost = new AgentCost($"{agent} in {task}", own);
                costs.Add(cost);
                findings.AddRange(cost.Judge(part.Part(field)));
            }

            findings.AddRange(Ratio(task, part.Number("times_as_much"), costs[0].JoulesPerSuccess, costs[1].JoulesPerSuccess));
        }

        findings.AddRange(Source(answers.Text("joules_are"), rows));
        return findings.Count == 0
            ? LessonVerdict.Passed(string.Create(CultureInfo.InvariantCulture, $"All figures follow from the {rows.Count} rows of {folder}."))
            : LessonVerdict.Of(findings.Take(3));
    }

    // relative to the caller, and else to the checkout
    private string Find(string folder, string root)
    {
        string inside = Path.GetFullPath(Path.Combine(root, folder));
        string found = !isConfined && Directory.Exists(folder) ? folder : inside;
        bool isInside = inside.StartsWith(Path.GetFullPath(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return File.Exists(RunFolder.EpisodesPath(found)) && (isInside || !isConfined)
            ? found
            : throw new InputException($"'{folder}', which 'run' names, is no folder of a run: it has no episodes.csv.");
    }

    private static IEnumerable<Finding> Ratio(string task, double? said, double? symbols, double? endToEnd)
    {
        string what = $"how many times as many joules a success costs end to end in {task}";
        if (said is not { } number)
        {
            yield return new Finding($"You have not yet said {what}.", $"Divide joules for a success by joules for a success; where there is no success, the answer is \"{AnswerFile.None}\".");
        }
        else if (symbols is not { } below || endToEnd is not { } above)
        {
            if (!double.IsNaN(number))
            {
                yield return new Finding(
                    $"There is no number that says {what}: one of the two never succeeds.", $"Joules without any success are no price. The answer is \"{AnswerFile.None}\".");
            }
        }
        else if (!AgentCost.IsNear(number, above / below))
        {
            yield return new Finding(
                string.Create(CultureInfo.InvariantCulture, $"{number} does not say {what}."),
                AgentCost.IsNear(number, below / above) ? "It is the other way round." : "Divide the joules for a success of one by those of the other.");
        }
    }

    private static IEnumerable<Finding> Source(string? said, IReadOnlyList<EpisodeRow> rows)
    {
        string[] sources = [.. rows.Select(row => row.EnergySource ?? "unavailable").Distinct()];
        string right = sources is ["model"] ? "modelled" : sources.All(source => source is "rapl" or "nvml") ? "counted" : "mixed";
        if (said != right)
        {
            yield return new Finding(
                said is null ? "You have not yet said what kind of joules these are." : $"These joules are not '{said}'.",
                "The column energy_source tells: rapl and nvml are counters, model is an estimate from processor time. The answer is \"counted\", \"modelled\" or \"mixed\".")
            {
                Found = said,
            };
        }
    }
}
