namespace NeuroSymbolic.Experiments.Tests;

public sealed class FindingsTests
{
    private static readonly PublishedStudy Published =
        PublishedStudy.Read(Path.Combine(Repository.Root, StudyOrigin.Folder, "the-price-is-not-right.json"));

    [Fact]
    public void Curve_of_survival_starts_with_all_falls_and_ends_with_those_that_reached_the_goal()
    {
        SurvivalCurve curve = SurvivalCurve.Of(StudyRows.Of("hanoi-3", "vla", successes: 3, n: 10))!;

        Assert.Equal(15, curve.Points.Length);
        Assert.Equal([1, 1, 0.3, 0.3], new[] { 0, 7, 8, 14 }.Select(step => curve.Points[step].Share));
        Assert.All(curve.Points, point => Assert.InRange(point.Share, point.Low, point.High));
        Assert.Null(SurvivalCurve.Of([EpisodeTableTests.Row(0)]));
    }

    [Fact]
    public void A_success_costs_the_energy_of_all_episodes()
    {
        EnergyPerSuccess cost = EnergyPerSuccess.Of(StudyRows.Of("hanoi-3", "vla", successes: 5, n: 10, joules: 8))!;

        Assert.Equal((80 + 9) / 5.0, cost.Joules!.Value, 1e-12);
        Assert.InRange(cost.Joules.Value, cost.Low, cost.High!.Value);
        Assert.Equal(("model", 10, 5), (cost.Source, cost.N, cost.Successes));
    }

    // 1 - 0.05^(1/50) is 5.8 %: at least 17 episodes for one success
    [Fact]
    public void Without_a_success_there_is_a_lower_bound_and_nothing_else()
    {
        EnergyPerSuccess cost = EnergyPerSuccess.Of(StudyRows.Of("hanoi-4", "vla", successes: 0, n: 50, joules: 8))!;

        Assert.Null(cost.Joules);
        Assert.Null(cost.High);
        Assert.Equal(8.98 / (1 - Math.Pow(0.05, 1 / 50.0)), cost.Low, 1e-9);
        Assert.Equal(["at least 154 J", "no success in 50", "model"], StudyWords.Cost(cost));
        Assert.Null(EnergyPerSuccess.Of(StudyRows.Of("hanoi-4", "vla", successes: 0, n: 50)));
    }

    [Theory]
    [InlineData(98, 20, 100, Verdict.Replicated)]
    [InlineData(100, 20, 100, Verdict.Exceeded)]
    [InlineData(60, 58, 100, Verdict.Undecided)]
    [InlineData(20, 98, 100, Verdict.NotReplicated)]
    [InlineData(5, 0, 5, Verdict.Undecided)]
    public void A_claim_of_success_is_judged_by_pairs_and_the_published_rate(int nsm, int vla, int n, Verdict expected)
    {
        ClaimVerdict verdict = Judge("hanoi-3", "success", [.. StudyRows.Of("hanoi-3", "nsm", nsm, n), .. StudyRows.Of("hanoi-3", "vla", vla, n)]);

        Assert.Equal(expected, verdict.Verdict);
    }

    [Fact]
    public void Five_episodes_allow_no_verdict_and_the_reason_says_so() => Assert.StartsWith(
        "Too few episodes",
        Judge("hanoi-3", "success", [.. StudyRows.Of("hanoi-3", "nsm", 5, 5), .. StudyRows.Of("hanoi-3", "vla", 0, 5)]).Why,
        StringComparison.Ordinal);

    [Fact]
    public void A_claim_about_an_agent_that_is_not_there_is_not_comparable_and_names_it()
    {
        ClaimVerdict verdict = Judge("hanoi-3", "success", StudyRows.Of("hanoi-3", "nsm", 9, 10), absent: ["vla"]);

        Assert.Equal(Verdict.NotComparable, verdict.Verdict);
        Assert.Equal("There is no episode of hanoi-3 with vla, which this version does not have.", verdict.Why);
    }

    [Theory]
    [InlineData(5, Verdict.Replicated)]
    [InlineData(500, Verdict.Exceeded)]
    [InlineData(1, Verdict.Undecided)]
    [InlineData(0.5, Verdict.NotReplicated)]
    public void A_claim_of_energy_is_judged_by_the_ratio_and_the_published_one(double times, Verdict expected)
    {
        ClaimVerdict verdict = Judge("hanoi-3", "joules",
            [.. StudyRows.Of("hanoi-3", "nsm", 9, 10, joules: 100), .. StudyRows.Of("hanoi-3", "vla", 1, 10, joules: 100 * times)]);

        Assert.Equal(expected, verdict.Verdict);
        Assert.Contains("processor time", verdict.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Joules_of_unequal_sources_make_no_ratio()
    {
        ClaimVerdict verdict = Judge("hanoi-3", "joules",
            [.. StudyRows.Of("hanoi-3", "nsm", 9, 10, joules: 100), .. StudyRows.Of("hanoi-3", "vla", 1, 10, joules: 900, source: "rapl")]);

        Assert.Equal(Verdict.NotComparable, verdict.Verdict);
    }

    [Fact]
    public void Training_is_summed_over_the_models_and_unknown_where_one_is_unknown()
    {
        using var folder = new TemporaryFolder();
        Card("seeing", """
            {"training": {"energy_joules": 1000, "data_energy_joules": 400, "energy_source": "model", "hardware": "a", "seconds": 10,
             "curve": [{"examples": 5, "held_out": 3, "error_mm": 2.5}, {"examples": 10, "held_out": 3, "error_mm": 1.5}]}}
            """);
        Card("moving", """{"training": {"energy_joules": 500, "energy_source": "model", "hardware": "a"}}""");
        Card("moving/tried", """{"training": {"energy_joules": null, "script_energy_joules": 50, "data_of": "moving", "energy_source": "model"}}""");
        Card("broken", "{");

        TrainingEnergy sum = Sum("seeing", "moving");
        Assert.Equal((1100, 1550, "model"), (sum.TrainingJoules, sum.EverythingJoules, sum.Source));
        Assert.Equal(("error_mm", 2.5, 10), (sum.Shares[0].Curve!.Quantity, sum.Shares[0].Curve!.Points[0].Value, sum.Shares[0].Curve!.Points[1].Examples));
        Assert.Null(sum.Shares[1].Curve);
        Assert.Null(Sum("seeing", "missing").TrainingJoules);
        Assert.Equal("there is no models/missing/card.json", Sum("missing").Shares[0].Missing);
        Assert.Equal("models/broken/card.json cannot be read", Sum("broken").Shares[0].Missing);

        TrainingEnergy Sum(params string[] models) => new("nsm", [.. models.Select(model => TrainingShare.Read(folder.Path, model))]);

        void Card(string model, string text) =>
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder.File($"models/{model}")).FullName, "card.json"), text);
    }

    [Fact]
    public void The_claim_about_training_is_judged_only_between_equal_sources_on_one_machine()
    {
        TrainingEnergy small = Sum("nsm", 1e5, "model", "a"), large = Sum("vla", 9e6, "model", "a");

        Assert.Equal(Verdict.Exceeded, Training(small, large).Verdict);
        Assert.Equal(Verdict.NotReplicated, Training(large with { Agent = "nsm" }, small with { Agent = "vla" }).Verdict);
        Assert.Equal(Verdict.NotComparable, Training(small, Sum("vla", 9e6, "rapl", "a")).Verdict);
        Assert.Equal(Verdict.NotComparable, Training(small, Sum("vla", 9e6, "model", "b")).Verdict);

        static TrainingEnergy Sum(string agent, double joules, string source, string hardware) =>
            new(agent, [new TrainingShare("m", source, hardware, 10, joules, null, null, null, null)]);

        ClaimVerdict Training(params TrainingEnergy[] sums) => new ClaimJudge(Published, Rows([]), sums, [])
            .Verdicts().Single(verdict => verdict.Claim.Task == "training");
    }

    [Fact]
    public void Published_figures_have_known_sources_and_rates_that_agree_with_their_counts()
    {
        Assert.All(Published.Figures, figure => Assert.Contains(figure.Source, Published.Sources.Keys));
        Assert.All(Published.Figures.Where(figure => figure.Trials is not null), figure =>
            Assert.Equal(figure.Value, (double)figure.Successes!.Value / figure.Trials!.Value, 5e-3));
        Assert.Equal(4, Published.Claims.Count(claim => claim.IsHeadline));
    }

    private static ClaimVerdict Judge(string task, string quantity, EpisodeRow[] rows, string[]? absent = null) =>
        new ClaimJudge(Published, Rows(rows), [], [.. absent ?? []]).Verdicts().First(verdict =>
            verdict.Claim.Task == task && verdict.Claim.Quantity == quantity && verdict.Claim.Better == "NSM" && verdict.Claim.Worse == "E2E-VLA");

    private static ILookup<(string Task, string Agent), EpisodeRow> Rows(EpisodeRow[] rows) => rows.ToLookup(row => (row.Task, row.Agent));
}
