using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Figures of planners that are not here: what they needed when somebody measured them.</summary>
internal static class PeerFigures
{
    /// <summary>Sets their names apart from those of planners that ran.</summary>
    public const string Mark = " (recorded)";

    /// <summary>Reads rows of <c>planner,aim,problem,wall_s,cost</c>, the aim being <c>first</c> or <c>optimal</c>; one without cost was not solved.</summary>
    /// <exception cref="InputException">A line is none of that.</exception>
    public static ImmutableArray<BenchmarkRow> Load(string path, IEnumerable<BenchmarkProblem> problems, bool isOptimal)
    {
        var known = problems.ToDictionary(problem => problem.Name);
        var rows = ImmutableArray.CreateBuilder<BenchmarkRow>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.StartsWith('#') || line.Length == 0)
            {
                continue;
            }

            if (line.Split(',') is not [var planner, ("first" or "optimal") and var aim, var name, var wall, var cost]
                || !double.TryParse(wall, CultureInfo.InvariantCulture, out double seconds))
            {
                throw new InputException($"{path}:{number}: 'planner,first|optimal,problem,wall_s,cost' is expected.");
            }

            if (aim == "optimal" == isOptimal && known.TryGetValue(name, out BenchmarkProblem? problem))
            {
                bool isSolved = double.TryParse(cost, CultureInfo.InvariantCulture, out double value);
                rows.Add(new BenchmarkRow
                {
                    Planner = planner + Mark,
                    Problem = name,
                    Domain = problem.Domain,
                    Kind = problem.Kind,
                    Status = isSolved ? "solved" : "no_plan",
                    IsSolved = isSolved,
                    WallSeconds = seconds,
                    Cost = isSolved ? value : null,
                    BestCost = problem.BestCost,
                });
            }
        }

        return rows.ToImmutable();
    }
}
