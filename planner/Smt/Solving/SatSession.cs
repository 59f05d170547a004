using Microsoft.Z3;

namespace NeuroSymbolic.Planner.Smt.Solving;

/// <summary>One formula in Z3's SAT core, which can be asked again and again.</summary>
/// <remarks>The logic QF_FD is the SAT core, also when it is used incrementally: what was learned before stays.</remarks>
internal sealed class SatSession : IDisposable
{
    // conflicts
    private const uint PauseBeforeSimplifying = 2000;

    private readonly Context context = new();
    private readonly Solver solver;
    private readonly SolverInterruption interruption;

    // [Z3's number of a term]: the literal that the last check assumed with it
    private readonly Dictionary<uint, int> assumed = [];
    private Model? model;
    private uint lastCount;
    private bool isPaused;

    /// <param name="seed">Of the solver's own random choices.</param>
    /// <param name="cancellation">Makes checks end soon.</param>
    public SatSession(uint seed, CancellationToken cancellation)
    {
        solver = context.MkSolver("QF_FD");
        using Params parameters = context.MkParams().Add("random_seed", seed);
        solver.Parameters = parameters;
        interruption = new SolverInterruption(context, cancellation);
    }

    /// <summary>Work of all checks so far, in Z3's deterministic units.</summary>
    public long Work { get; private set; }

    /// <summary>Z3's memory after the last check, bytes: that of all its formulas in the process.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>Whether the last check was cut short by its limit of work or by an interrupt.</summary>
    public bool WasCutShort { get; private set; }

    /// <summary>Adds the clauses and empties the buffer.</summary>
    public void Add(ClauseBuffer clauses)
    {
        foreach (string text in clauses.ToDimacs())
        {
            solver.FromString(text);
        }

        clauses.Clear();
    }

    /// <summary>Looks for an assignment.</summary>
    /// <param name="mostConflicts">Conflicts after which it pauses; a later check goes on from there.</param>
    /// <param name="mostWork">Work after which it gives up for good: a check that is cut short anywhere leaves the solver in a state that
    /// can give wrong answers (seen with Z3 4.8.12), so that it must not be asked again. Null for no limit.</param>
    /// <param name="assumptions">Literals that must be true as well.</param>
    public Status Check(uint mostConflicts, long? mostWork, ReadOnlySpan<int> assumptions = default)
    {
        // simplifying anew whenever a check goes on would cost more than a short check itself
        using (Params parameters = context.MkParams().Add("max_conflicts", mostConflicts).Add("simplify.delay", isPaused ? PauseBeforeSimplifying : 0))
        {
            solver.Parameters = mostWork is { } most ? parameters.Add("rlimit", (uint)Math.Clamp(most, 1, uint.MaxValue)) : parameters;
        }

        var terms = new Expr[assumptions.Length];
        assumed.Clear();
        for (int i = 0; i < terms.Length; i++)
        {
            BoolExpr constant = Constant(Math.Abs(assumptions[i]));
            BoolExpr term = assumptions[i] > 0 ? constant : context.MkNot(constant);
            terms[i] = term;
            assumed[term.Id] = assumptions[i];
        }

        Status answer = solver.Check(terms);

        // the counter wraps around at 2^32
        using Statistics statistics = solver.Statistics;
        uint count = statistics["rlimit count"]?.UIntValue ?? lastCount;
        Work += count - lastCount;
        lastCount = count;
        MemoryBytes = (long)((statistics["memory"]?.DoubleValue ?? 0) * (1 << 20));
        isPaused = answer == Status.UNKNOWN;
        WasCutShort = answer == Status.UNKNOWN && solver.ReasonUnknown != "sat.max.conflicts";
        return answer;
    }

    /// <summary>After a check without assignment: assumptions that suffice for that.</summary>
    public HashSet<int> Core() => [.. solver.UnsatCore.Select(term => assumed[term.Id])];

    /// <summary>Adds that the costs of the true literals sum up to at most so much.</summary>
    public void AddAtMost(IReadOnlyList<(int Literal, int Cost)> costs, int most) => solver.Assert(context.MkPBLe(
        [.. costs.Select(entry => entry.Cost)], [.. costs.Select(entry => Constant(entry.Literal))], most));

    /// <summary>The assignment of the last check that found one.</summary>
    /// <remarks>Valid until the next one is asked for.</remarks>
    public SatModel Model()
    {
        ((IDisposable?)model)?.Dispose();
        model = solver.Model!;
        return new SatModel(context, model);
    }

    public void Dispose()
    {
        // memory is given back when the last object of the context is gone
        interruption.Dispose();
        ((IDisposable?)model)?.Dispose();
        ((IDisposable)solver).Dispose();
        ((IDisposable)context).Dispose();
    }

    /// <summary>The constant that DIMACS text calls by this number.</summary>
    private BoolExpr Constant(int variable) => context.MkBoolConst(context.MkSymbol(variable));
}
