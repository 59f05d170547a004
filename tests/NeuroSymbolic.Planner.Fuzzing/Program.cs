using System.Globalization;
using NeuroSymbolic.Planner.Fuzzing;

// dotnet run -c Release --project tests/NeuroSymbolic.Planner.Fuzzing -- COUNT [RUN]          tries so many mutants
// dotnet run -c Release --project tests/NeuroSymbolic.Planner.Fuzzing -- show NUMBER [RUN]    writes one of them
IReadOnlyList<SeedFiles> seeds = SeedFiles.Load();
bool isShown = args is ["show", ..];
string[] numbers = isShown ? args[1..] : args;
int count = 0, run = 1;
if (numbers.Length is < 1 or > 2
    || !int.TryParse(numbers[0], CultureInfo.InvariantCulture, out count)
    || (numbers.Length == 2 && !int.TryParse(numbers[1], CultureInfo.InvariantCulture, out run)))
{
    Console.Error.WriteLine("The number of mutants is expected, perhaps with the number of the run; or 'show' and the number of one mutant.");
    return 30;
}

if (isShown)
{
    var mutant = Mutant.Draw(seeds, run, count);
    Console.WriteLine($"{mutant.Domain}\n\n{mutant.Problem}\n\n{mutant.Plan}");
    return 0;
}

FuzzReport report = new Fuzzer(seeds, run, patience: TimeSpan.FromSeconds(2)).Run(count, progress => Console.Error.WriteLine(progress));
Console.WriteLine(report);
foreach (string finding in report.Findings)
{
    Console.WriteLine(finding);
}

return report.Findings.IsEmpty ? 0 : 1;
