using Microsoft.Z3;
using NeuroSymbolic.Planner.Smt.Solving;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>The cheapest selection that fulfils clauses: Z3 finds one, and is asked for a cheaper one until there is none.</summary>
internal static class SmallestSelection
{
    /// <param name="costs">Of each thing that can be selected, above 0.</param>
    /// <param name="clauses">Numbers of things from 1, negative for one that is not selected; one of each clause must be so.</param>
    /// <param name="cancellation">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>For each thing whether it is selected; null where the clauses contradict each other.</returns>
    public static bool[]? Find(int[] costs, IEnumerable<int[]> clauses, CancellationToken cancellation)
    {
        using var session = new SatSession(seed: 1, cancellation);
        var buffer = new ClauseBuffer(cancellation);
        var priced = new (int Literal, int Cost)[costs.Length];
        for (int i = 0; i < costs.Length; i++)
        {
            priced[i] = (buffer.NewVariable(), costs[i]);
        }

        foreach (int[] clause in clauses)
        {
            buffer.Add(clause);
        }

        session.Add(buffer);
        bool[]? best = null;
        while (true)
        {
            Status answer = session.Check(uint.MaxValue, mostWork: null);
            cancellation.ThrowIfCancellationRequested();
            if (answer != Status.SATISFIABLE)
            {
                return answer == Status.UNSATISFIABLE ? best : throw new InvalidOperationException("Z3 gave up on a selection without limits.");
            }

            SatModel model = session.Model();
            best = Array.ConvertAll(priced, entry => model.IsTrue(entry.Literal));
            int total = priced.Where((_, i) => best[i]).Sum(entry => entry.Cost);
            if (total == 0)
            {
                return best;
            }

            session.AddAtMost(priced, total - 1);
        }
    }
}
