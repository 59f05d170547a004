namespace NeuroSymbolic.Experiments;

/// <summary>What reviewers of energy comparisons attack, by name, and how a study stands to each. An attack that hits is said to hit.</summary>
internal static class ReviewAttacks
{
    /// <summary>An answer for each attack.</summary>
    /// <param name="run">The study's run.</param>
    /// <param name="training">What training took.</param>
    public static IEnumerable<AttackAnswer> Answers(RunContents run, IReadOnlyList<TrainingEnergy> training)
    {
        RunManifest manifest = run.Manifest;
        string[] sources = [.. run.Rows.Select(row => row.EnergySource).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        bool isCounted = sources.Any(source => source.Contains("rapl", StringComparison.Ordinal) || source.Contains("nvml", StringComparison.Ordinal));
        return
        [
            new("Idle power is subtracted for one side only, or nobody says whether", Idle(manifest.Energy, isCounted)),
            new("Simulator, rendering, video and logging are inside the window",
                "The main figure is perception, planning and policy alone; simulation, rendering and logging have windows of their own, and the whole episode stands beside it. "
                + "Films are drawn from traces after the episode, outside of all windows."),
            new("Mean power times duration, with the power of another run",
                isCounted
                    ? "Counters are read at both edges of each window of each episode and subtracted; no power is averaged."
                    : "No power is averaged: each window has its own busy processor time, and the watts for it are a stated constant, the same for all agents."),
            new("Sampling slower than what is measured",
                isCounted
                    ? $"Counters are cumulative and are read at the edges, so nothing is sampled. What is shorter than they resolve is done again for ten seconds on its recorded inputs: {Replayed(run)}"
                    : "Processor time is cumulative and is read at the edges of each window, so nothing is sampled."),
            new("Fine-tuning is counted and pretraining is not", Pretraining(training)),
            new("Demonstrations, labels and engineering are left out", Data(training)),
            new("One seed, few episodes, no intervals, failures and successes averaged",
                ReportWords.Text($"{run.Rows.CountBy(row => (row.Task, row.Agent)).Min(group => group.Value)} episodes at least of each task with each agent, the same starts for all, an interval at each figure, and the energy of a success ")
                + "with failures in it. It hits in one thing: each model was trained once."),
            new("Unequal data, privileged information, true facts at run time",
                "Agents cannot reach the simulation: a test holds that their project does not refer to it, and one that is told the truth has oracle in its name. "
                + $"What each model learned from is in its card: {string.Join(", ", training.SelectMany(sum => sum.Shares).Select(share => $"models/{share.Model}/card.json").Distinct())}."),
            new("A large accelerator idles beside a small model",
                $"All agents ran on the same machine: {Machine(manifest)}. {(sources.Any(source => source.Contains("nvml", StringComparison.Ordinal)) ? "Its graphics card is charged to all of them." : "No graphics card is in the figures of any of them.")}"),
            new("Estimates are printed as measurements",
                $"Each figure carries its source, here {(sources is [] ? "none" : string.Join(", ", sources))}; sources are never mixed in a cell, and nothing is converted to carbon dioxide."),
            new("A virtual machine whose counters mean nothing",
                run.Rows.Select(row => row.EnergyReason).OfType<string>().FirstOrDefault() is { } reason
                    ? $"Said where it holds: {reason}"
                    : "The counters were there and moved; a counter that stands still or was reset gives no figure."),
        ];
    }

    private static string Idle(MeteringDescription? energy, bool isCounted)
    {
        if (!isCounted || energy?.RestWatts is null)
        {
            return "Nothing is subtracted for anybody: no counter was read, and an estimate from busy time has no idle power in it. What the machine drew at rest is unknown.";
        }

        string before = string.Join(", ", energy.RestWatts.Select(rest => ReportWords.Text($"{rest.Value:F1} W ({rest.Key})")));
        string after = energy.RestWattsAfter is null ? "not measured" : string.Join(", ", energy.RestWattsAfter.Select(rest => ReportWords.Text($"{rest.Value:F1} W ({rest.Key})")));
        return $"Gross and net of rest stand side by side for every agent. Rest was {before} before the first episode and {after} after the last; gross is the main figure.";
    }

    private static string Replayed(RunContents run)
    {
        int replayed = run.Rows.Count(row => row.EnergyMetering == "replay");
        return ReportWords.Text($"{replayed} of {run.Rows.Length} episodes.");
    }

    private static string Pretraining(IReadOnlyList<TrainingEnergy> training)
    {
        string[] pretrained = [.. training.SelectMany(sum => sum.Shares).Where(share => share.Pretrained is not null).Select(share => $"{share.Model}: {share.Pretrained}").Distinct()];
        return pretrained is []
            ? "No card states anything pretrained: what is counted was trained from nothing."
            : $"It hits: the energy of what models took pretrained is unknown and in no sum ({string.Join("; ", pretrained)}).";
    }

    private static string Data(IReadOnlyList<TrainingEnergy> training)
    {
        string[] silent = [.. training.SelectMany(sum => sum.Shares).Where(share => share.Missing is null && share.DataJoules is null).Select(share => share.Model).Distinct()];
        string apart = silent is [] ? "" : $" The cards of {string.Join(", ", silent)} do not tell data and training apart, so both are in one figure.";
        return $"Training is counted both ways, alone and with demonstrations, pictures and tuning. Labels come from the simulation and cost no people.{apart} "
            + "It hits in one thing: the work of those who wrote domain, skills and code is in no figure, on either side.";
    }

    private static string Machine(RunManifest manifest) => manifest.Parts is { } parts && parts.Select(part => part.Host.Machine).Distinct().Count() > 1
        ? $"{string.Join("; ", parts.Select(part => $"part {part.Shard} on {part.Host.Machine}"))}, each part with all agents"
        : manifest.Host.Machine;
}
