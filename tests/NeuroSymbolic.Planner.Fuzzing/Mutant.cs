using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Fuzzing;

/// <summary>Texts of which one or more are damaged.</summary>
/// <param name="Domain">The text of a domain.</param>
/// <param name="Problem">The text of a problem.</param>
/// <param name="Plan">The text of a plan.</param>
public sealed record Mutant(string Domain, string Problem, string Plan)
{
    private const int MostActions = 2_000;

    // quantifiers in quantifiers may take any time; what counts is that their evaluation can be ended
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(0.5);

    /// <summary>A mutant by its number: the same for the same seeds, run and number.</summary>
    public static Mutant Draw(IReadOnlyList<SeedFiles> seeds, int run, int number)
    {
        var random = new Random(unchecked((run * 1_000_003) + number));
        var mutator = new Mutator(random);
        SeedFiles files = seeds[random.Next(seeds.Count)];

        // a damaged domain makes most problems useless
        int part = random.Next(8);
        return new Mutant(
            part < 4 ? mutator.Mutate(files.Domain) : files.Domain,
            part is >= 4 and < 7 ? mutator.Mutate(files.Problem) : files.Problem,
            part == 7 || random.Next(4) == 0 ? mutator.Mutate(files.Plan) : files.Plan);
    }

    /// <summary>Reads, prints, grounds and validates it.</summary>
    /// <exception cref="Exception">Anything that is thrown is a mistake of the planner.</exception>
    public MutantOutcome Try()
    {
        PddlDomain domain;
        PddlProblem problem;
        try
        {
            domain = PddlDomain.Parse(Domain);
            problem = PddlProblem.Parse(Problem, domain);
        }
        catch (PddlException)
        {
            return MutantOutcome.Refused;
        }

        CheckPrinting(domain, problem);
        using var time = new CancellationTokenSource(LongestTime);
        try
        {
            Validate(domain, problem, time.Token);
            return Grounder.Ground(domain, problem, MostActions, time.Token) is null ? MutantOutcome.Read : MutantOutcome.Grounded;
        }
        catch (Exception refusal) when (refusal is InputException or OperationCanceledException)
        {
            return MutantOutcome.Read;
        }
    }

    private static void CheckPrinting(PddlDomain domain, PddlProblem problem)
    {
        string domainText = PddlPrinter.Print(domain);
        string problemText = PddlPrinter.Print(problem, domain);
        PddlDomain domainAgain = PddlDomain.Parse(domainText, "the printed domain");
        PddlProblem problemAgain = PddlProblem.Parse(problemText, domainAgain, "the printed problem");
        if (PddlPrinter.Print(domainAgain) != domainText || PddlPrinter.Print(problemAgain, domainAgain) != problemText)
        {
            throw new InvalidOperationException("What was printed reads back as something else.");
        }
    }

    private void Validate(PddlDomain domain, PddlProblem problem, CancellationToken cancellation)
    {
        try
        {
            PlanValidator.Validate(domain, problem, IpcPlanFile.Parse(Plan), cancellation);
        }
        catch (PddlException)
        {
            // the damaged plan is no plan
        }
    }
}
