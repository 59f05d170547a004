using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Reads which problems there are: from a table, or from the files of a folder.</summary>
internal static class ProblemTable
{
    private const string DomainFileName = "domain.pddl";

    /// <summary>The problems of an <c>INDEX.tsv</c>, of a folder with one, or of every domain file below a folder.</summary>
    /// <exception cref="InputException">The path or a column is missing.</exception>
    public static ImmutableArray<BenchmarkProblem> Load(string path)
    {
        string index = Directory.Exists(path) ? Path.Combine(path, "INDEX.tsv") : path;
        if (File.Exists(index))
        {
            return FromTable(index);
        }

        return Directory.Exists(path)
            ? FromFolder(path)
            : throw new InputException($"{path} is neither a table of problems nor a folder.");
    }

    private static ImmutableArray<BenchmarkProblem> FromTable(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] header = lines.Length > 0 ? lines[0].Split('\t') : [];
        int Column(string name) => Array.IndexOf(header, name) is >= 0 and var column
            ? column
            : throw new InputException($"{path}:1: there is no column {name}; columns are separated by tabs.");
        int domain = Column("domain"), domainFile = Column("domain_file"), problemFile = Column("problem_file"), kind = Column("kind");
        int cost = Column("best_cost"), status = Column("best_cost_status");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var problems = ImmutableArray.CreateBuilder<BenchmarkProblem>();
        for (int i = 1; i < lines.Length; i++)
        {
            string[] cells = lines[i].Split('\t');
            if (cells.Length != header.Length)
            {
                throw new InputException($"{path}:{i + 1}: there are {cells.Length} columns, and {header.Length} are expected.");
            }

            problems.Add(new BenchmarkProblem(
                Path.ChangeExtension(cells[problemFile], null),
                cells[domain],
                Path.Combine(folder, cells[domainFile]),
                Path.Combine(folder, cells[problemFile]),
                cells[kind],
                double.TryParse(cells[cost], CultureInfo.InvariantCulture, out double best) ? best : null,
                cells[status] == "optimal"));
        }

        return problems.ToImmutable();
    }

    private static ImmutableArray<BenchmarkProblem> FromFolder(string folder)
    {
        string root = Path.GetFullPath(folder);
        return
        [
            .. from domain in Directory.EnumerateFiles(root, DomainFileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               let home = Path.GetDirectoryName(domain)!
               from problem in Directory.EnumerateFiles(home, "*.pddl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
               where Path.GetFileName(problem) != DomainFileName
               select new BenchmarkProblem(
                   Path.ChangeExtension(Path.GetRelativePath(root, problem), null), Path.GetFileName(home), domain, problem, "", null, false),
        ];
    }
}
