using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What a study found: beside the figures that every report has, the published ones, verdicts, and how it stands to attacks.</summary>
/// <param name="Origin">The study.</param>
/// <param name="Limits">What limits it; what its numbers show first.</param>
/// <param name="Published">The published study; null when the study file names none.</param>
/// <param name="Verdicts">A verdict for each published claim.</param>
/// <param name="Figures">Our figures beside the published ones.</param>
/// <param name="Survival">How far episodes came, for each task and agent.</param>
/// <param name="EnergyPerSuccess">What a success costs, for each task and agent.</param>
/// <param name="Training">What training took, for each agent with models.</param>
/// <param name="Sizes">How the energy of running a policy grows with its size; null when the study file names no such table.</param>
/// <param name="Attacks">What reviewers attack.</param>
public sealed record StudyFindings(
    StudyOrigin Origin,
    ImmutableArray<string> Limits,
    PublishedStudy? Published,
    ImmutableArray<ClaimVerdict> Verdicts,
    ImmutableArray<ComparedFigure> Figures,
    ImmutableArray<SurvivalCurve> Survival,
    ImmutableArray<EnergyPerSuccess> EnergyPerSuccess,
    ImmutableArray<TrainingEnergy> Training,
    SizeTable? Sizes,
    ImmutableArray<AttackAnswer> Attacks)
{
    /// <summary>What a run found that was made for a study; null when it was made for none.</summary>
    /// <param name="root">The checkout's root folder, for the published figures and the models' cards.</param>
    /// <param name="run">The run.</param>
    /// <exception cref="InputException">The file of published figures or of sizes is missing or wrong.</exception>
    public static StudyFindings? Of(string root, RunContents run)
    {
        if (run.Manifest.Study is not StudyOrigin origin)
        {
            return null;
        }

        StudyDescription study = origin.Description;
        string folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(root, origin.File)))!;
        PublishedStudy? published = study.Published is null ? null : PublishedStudy.Read(Path.Combine(folder, study.Published));
        var rows = run.Rows.ToLookup(row => (row.Task, row.Agent));
        EpisodeRow[][] groups =
        [
            .. from task in run.Manifest.Options.Tasks
               from agent in run.Manifest.Options.Agents
               where rows[(task, agent)].Any()
               select rows[(task, agent)].ToArray(),
        ];
        ImmutableArray<TrainingEnergy> training =
        [
            .. from agent in study.Agents
               where study.Models.ContainsKey(agent)
               select new TrainingEnergy(agent, [.. study.Models[agent].Select(model => TrainingShare.Read(root, model))]),
        ];
        return new StudyFindings(
            origin,
            [.. StudyLimits.Of(run), .. study.Limits],
            published,
            published is null ? [] : new ClaimJudge(published, rows, training, origin.AbsentAgents).Verdicts(),
            published is null ? [] : [.. FigureTable.Of(published, study, groups, training)],
            [.. groups.Select(SurvivalCurve.Of).OfType<SurvivalCurve>()],
            [.. groups.Select(Experiments.EnergyPerSuccess.Of).OfType<EnergyPerSuccess>()],
            training,
            study.Sizes is null ? null : SizeTable.Read(Path.Combine(folder, study.Sizes)),
            [.. ReviewAttacks.Answers(run, training)]);
    }
}
