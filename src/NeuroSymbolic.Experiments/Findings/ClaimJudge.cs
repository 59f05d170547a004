using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>Judges published claims by the rules of the analysis plan (<c>studies/replicate.md</c>, "Verdicts").</summary>
/// <param name="published">The published study.</param>
/// <param name="rows">Our episodes.</param>
/// <param name="training">What training took.</param>
/// <param name="absent">Agents that this version does not have.</param>
internal sealed class ClaimJudge(
    PublishedStudy published,
    ILookup<(string Task, string Agent), EpisodeRow> rows,
    IReadOnlyList<TrainingEnergy> training,
    ImmutableArray<string> absent)
{
    private const double Level = 0.05;
    private const string Success = "success";
    private const string Training = "training";

    /// <summary>One verdict for each claim, in their order.</summary>
    public ImmutableArray<ClaimVerdict> Verdicts()
    {
        (PublishedClaim Claim, PairedOutcomes Pairs)[] tried =
        [
            .. from claim in published.Claims
               where claim.Quantity == Success
               let pairs = PairedOutcomes.Of(Rows(claim.Task, claim.Better), Rows(claim.Task, claim.Worse))
               where pairs.Count > 0
               select (claim, pairs),
        ];
        double[] corrected = HolmCorrection.Adjust([.. tried.Select(one => one.Pairs.PValue)]);
        var success = tried.Zip(corrected).ToDictionary(one => one.First.Claim, one => OfSuccess(one.First.Claim, one.First.Pairs, one.Second));
        return [.. published.Claims.Select(claim => success.GetValueOrDefault(claim) ?? claim switch
        {
            { Task: Training } => OfTraining(claim),
            { Quantity: Success } => NotTried(claim),
            _ => OfEnergy(claim),
        })];
    }

    private ClaimVerdict OfSuccess(PublishedClaim claim, PairedOutcomes pairs, double p)
    {
        ReportedGroup better = Group(claim.Task, claim.Better), worse = Group(claim.Task, claim.Worse);
        string ours = $"{better.Agent} {ReportWords.RateWithInterval(better)}; {worse.Agent} {ReportWords.RateWithInterval(worse)}";
        string split = ReportWords.Text($"of {pairs.Count} pairs of episodes {pairs.OnlyFirst} for it and {pairs.OnlySecond} against it; Holm {ReportWords.PValue(p)}");
        double theirs = published.Figure(claim.Task, claim.Better, Success)?.Value ?? 1;
        if (pairs.Count < PairedOutcomes.FewestThatTell)
        {
            return new(claim, Verdict.Undecided, ours, $"Too few episodes for any verdict: {split}.");
        }

        if (pairs.OnlyFirst <= pairs.OnlySecond)
        {
            return new(claim, Verdict.NotReplicated, ours, $"{better.Agent} does not solve more: {split}.");
        }

        return p >= Level
            ? new(claim, Verdict.Undecided, ours, $"The difference may be chance: {split}.")
            : better.RateLow > theirs
                ? new(claim, Verdict.Exceeded, ours, ReportWords.Text($"The difference holds, and {better.Agent} is above the published {theirs * 100:F0} % with its whole interval: {split}."))
                : new(claim, Verdict.Replicated, ours, $"The difference holds: {split}.");
    }

    private ClaimVerdict OfEnergy(PublishedClaim claim)
    {
        string better = Agent(claim.Better), worse = Agent(claim.Worse);
        EpisodeRow[] first = Rows(claim.Task, claim.Better), second = Rows(claim.Task, claim.Worse);
        if (first is [] || second is [])
        {
            return NotTried(claim);
        }

        // joules of unequal sources make no ratio
        var pairs =
            (from left in first
             join right in second on (left.Seed, left.Episode, left.EnergySource, left.EnergyMetering)
                 equals (right.Seed, right.Episode, right.EnergySource, right.EnergyMetering)
             where left.ControllerJoules > 0 && right.ControllerJoules is not null
             group (Better: left.ControllerJoules!.Value, Worse: right.ControllerJoules!.Value) by left.EnergySource into same
             orderby same.Count() descending
             select same).FirstOrDefault();
        if (pairs is null)
        {
            return new(claim, Verdict.NotComparable, ReportWords.NotMeasured, $"No episode has joules of {better} and {worse} from the same source.");
        }

        double[] mine = [.. pairs.Select(pair => pair.Better)], others = [.. pairs.Select(pair => pair.Worse)];
        Interval ratio = Bootstrap.OfRatio(others, mine);
        string ours = ReportWords.Text($"{better} {ReportWords.Joules(mine.Average())}, {worse} {ReportWords.Joules(others.Average())} for deciding, {EnergyEstimate.KindOf(pairs.Key ?? "unknown")} ({pairs.Key}, n = {mine.Length}): ")
            + $"{ReportWords.Digits(others.Sum() / mine.Sum())} times as much, 95 % interval {ReportWords.Digits(ratio.Low)}–{ReportWords.Digits(ratio.High)}";
        return OfRatio(claim, ratio, ours, pairs.Key == "model" ? "In joules estimated from busy processor time, so it is one of processor time. " : "");
    }

    private ClaimVerdict OfTraining(PublishedClaim claim)
    {
        TrainingEnergy? better = training.FirstOrDefault(sum => sum.Agent == Agent(claim.Better));
        TrainingEnergy? worse = training.FirstOrDefault(sum => sum.Agent == Agent(claim.Worse));
        if (better?.TrainingJoules is not double mine || worse?.TrainingJoules is not double others)
        {
            string[] missing = [.. new[] { better, worse }.OfType<TrainingEnergy>().SelectMany(sum => sum.Shares).Select(share => share.Missing).OfType<string>().Distinct()];
            return new(claim, Verdict.NotComparable, ReportWords.NotMeasured, missing is []
                ? "The energy of training is not known of both."
                : $"The energy of training is not known of both: {string.Join("; ", missing)}.");
        }

        string ours = $"{better.Agent} {ReportWords.Joules(mine)}, {worse.Agent} {ReportWords.Joules(others)}, {EnergyEstimate.KindOf(better.Source!)} ({better.Source}): "
            + $"{ReportWords.Digits(others / mine)} times as much; with data and tuning {ReportWords.Joules(better.EverythingJoules!.Value)} and {ReportWords.Joules(worse.EverythingJoules!.Value)}, "
            + $"{ReportWords.Digits(worse.EverythingJoules.Value / better.EverythingJoules.Value)} times as much";
        return better.Source != worse.Source || better.Hardware != worse.Hardware
            ? new(claim, Verdict.NotComparable, ours, "Ratios are formed between equal sources on the same machine only, and these differ.")
            : OfRatio(claim, new Interval(others / mine, others / mine), ours, "One training of each, without an interval. ");
    }

    private ClaimVerdict OfRatio(PublishedClaim claim, Interval ratio, string ours, string remark)
    {
        double? known = published.Figure(claim.Task, claim.Worse, claim.Quantity)?.Value / published.Figure(claim.Task, claim.Better, claim.Quantity)?.Value;
        string theirs = known is double number ? $"the published ratio is {ReportWords.Digits(number)}" : "no ratio was published";
        return ratio.Low > (known ?? double.PositiveInfinity) ? new(claim, Verdict.Exceeded, ours, $"{remark}The ratio is above the published one; {theirs}.")
            : ratio.Low > 1 ? new(claim, Verdict.Replicated, ours, $"{remark}The ratio is above 1; {theirs}.")
            : ratio.High < 1 ? new(claim, Verdict.NotReplicated, ours, $"{remark}The ratio is not above 1; {theirs}.")
            : new(claim, Verdict.Undecided, ours, $"{remark}The ratio's interval holds 1; {theirs}.");
    }

    private ClaimVerdict NotTried(PublishedClaim claim)
    {
        string[] without = [.. new[] { Agent(claim.Better), Agent(claim.Worse) }.Where(agent => !rows[(claim.Task, agent)].Any())];
        string why = without.Any(agent => absent.Contains(agent)) ? "which this version does not have" : "which was not run on it";
        return new(claim, Verdict.NotComparable, "not run", $"There is no episode of {claim.Task} with {string.Join(" and ", without)}, {why}.");
    }

    private string Agent(string system) => published.Systems.First(one => one.Name == system).Agent;

    private EpisodeRow[] Rows(string task, string system) => [.. rows[(task, Agent(system))]];

    private ReportedGroup Group(string task, string system) => ReportedGroup.Of("", Rows(task, system));
}
