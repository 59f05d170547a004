namespace NeuroSymbolic.Experiments;

/// <summary>What a study found in words, the same in every format.</summary>
internal static class StudyWords
{
    /// <summary>A verdict.</summary>
    public static string Verdict(Verdict verdict) => verdict switch
    {
        Experiments.Verdict.Replicated => "replicated",
        Experiments.Verdict.Exceeded => "exceeded",
        Experiments.Verdict.NotReplicated => "not replicated",
        Experiments.Verdict.Undecided => "undecided",
        _ => "not comparable",
    };

    /// <summary>A quantity with what it is of.</summary>
    public static string Quantity(string quantity) => quantity switch
    {
        "seconds" => "duration",
        "joules" => "energy of computing",
        _ => quantity,
    };

    /// <summary>A value in its unit.</summary>
    public static string Figure(string quantity, double value) => quantity switch
    {
        "success" or "progress" => ReportWords.Text($"{value * 100:F1} %"),
        "joules" => ReportWords.Joules(value),
        _ => $"{ReportWords.Digits(value)} s",
    };

    /// <summary>Our side of a cell.</summary>
    public static string[] Ours(ComparedFigure? figure) => figure switch
    {
        null => ["–"],
        { Ours: null } => [figure.Task == "training" ? ReportWords.NotMeasured : "not run"],
        { Low: double low, High: double high } =>
        [
            Figure(figure.Quantity, figure.Ours.Value),
            $"({ReportWords.Range(Figure(figure.Quantity, low), Figure(figure.Quantity, high))})",
            .. figure.Kind is null ? (string[])[] : [figure.Kind],
        ],
        _ => [Figure(figure.Quantity, figure.Ours.Value), .. figure.Kind is null ? (string[])[] : [figure.Kind]],
    };

    /// <summary>What a success costs.</summary>
    public static string[] Cost(EnergyPerSuccess? cost) => cost switch
    {
        null => [ReportWords.NotMeasured],
        { Joules: null } => [$"at least {ReportWords.Joules(cost.Low)}", ReportWords.Text($"no success in {cost.N}"), cost.Source],
        { High: null } => [ReportWords.Joules(cost.Joules.Value), $"(from {ReportWords.Joules(cost.Low)}, no upper end)", cost.Source],
        _ => [ReportWords.Joules(cost.Joules.Value), $"({ReportWords.Range(ReportWords.Joules(cost.Low), ReportWords.Joules(cost.High.Value))})", cost.Source],
    };

    /// <summary>One model's share of an energy of training.</summary>
    public static string Share(TrainingShare share) => share.Missing ?? string.Join(", ", new[]
    {
        $"{share.Model}: {(share.DataJoules is null ? "training with its data" : "training")} {ReportWords.Joules(share.TrainingJoules!.Value)}",
        share.DataJoules is double data ? $"data {ReportWords.Joules(data)}" : null,
        share.TuningJoules is double tuning ? $"tuning {ReportWords.Joules(tuning)}" : "tuning not stated",
    }.OfType<string>());

    /// <summary>Joules, or that nobody measured them.</summary>
    public static string[] JoulesOrNot(double? joules) => [joules is double known ? ReportWords.Joules(known) : ReportWords.NotMeasured];

    /// <summary>The plan of the analysis, relative to the checkout.</summary>
    public static string PlanPath(StudyOrigin origin) =>
        Path.Combine(Path.GetDirectoryName(origin.File) ?? "", origin.Description.AnalysisPlan).Replace('\\', '/');

    /// <summary>The commands that do it again, from a clone of the project.</summary>
    public static IEnumerable<string> Reproduction(StudyOrigin origin, RunManifest manifest)
    {
        RunOptions options = manifest.Options;
        string study = ReportWords.Text($"./neurosym replicate {origin.File} --episodes {options.Episodes} --seed {options.Seed}")
            + (options.Jobs == 1 ? "" : ReportWords.Text($" --jobs {options.Jobs}")) + (options.RealTime ? " --real-time" : "");
        return
        [
            $"git checkout {manifest.Commit ?? "(commit unknown)"}",
            $"{study} --out DIR",
            "./neurosym reproduce DIR/run.json",
        ];
    }

    /// <summary>The verdicts counted.</summary>
    public static string Summary(StudyFindings study) => study.Verdicts is []
        ? study.Origin.Description.Question
        : $"{study.Origin.Description.Question} Of {ReportWords.Count(study.Verdicts.Length, "published claim")} "
            + string.Join(", ", study.Verdicts.GroupBy(verdict => verdict.Verdict).OrderBy(same => same.Key)
                .Select(same => ReportWords.Text($"{same.Count()} {(same.Count() == 1 ? "is" : "are")} {Verdict(same.Key)}"))) + ".";
}
