using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Cli;

/// <summary>The PDDL files of a command: the domain may be left out where it lies beside the problem.</summary>
internal static class PddlArguments
{
    /// <summary>The files, with the domain first or left out.</summary>
    /// <param name="name">How help shows them.</param>
    public static Argument<string[]> Files(string name) => new("files")
    {
        Description = "PDDL files; domain.pddl beside the problem or one folder up is used where no domain is named.",
        HelpName = name,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Reads domain and problem; the files after them are left to the command.</summary>
    /// <param name="warnings">Receives a line where the problem says that it is of another domain.</param>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="names">The names of those that must be there, the problem first.</param>
    /// <exception cref="UsageException">There are too few or too many.</exception>
    /// <exception cref="InputException">A file is missing or wrong; the message has the place.</exception>
    public static PddlInput Load(TextWriter warnings, string[] files, CancellationToken cancellation, params string[] names)
    {
        // the parser takes words that look like options for files where any number of files may stand
        if (Array.Find(files, file => file.StartsWith("--", StringComparison.Ordinal)) is string unknown)
        {
            throw new UsageException($"'{unknown}' is no option of this command; --help lists those there are.");
        }

        if (files.Length < names.Length || files.Length > names.Length + 1)
        {
            throw new UsageException(
                $"{string.Join(" and ", names)} must be given, and DOMAIN before them where no domain.pddl lies beside the problem.");
        }

        bool isDomainNamed = files.Length > names.Length;
        string problemPath = files[isDomainNamed ? 1 : 0];
        if (!File.Exists(problemPath))
        {
            throw new InputException($"The problem file {problemPath} does not exist.");
        }

        string domainPath = isDomainNamed ? files[0] : PddlFiles.FindDomain(problemPath);
        PddlDomain domain = PddlDomain.Load(domainPath, cancellation);
        PddlProblem problem = PddlProblem.Load(problemPath, domain, cancellation);
        if (problem.DomainName != domain.Name)
        {
            warnings.WriteLine(
                $"neurosym: warning: {problemPath} is of the domain '{problem.DomainName}', and {domainPath} is the domain '{domain.Name}'; they are taken together all the same");
        }

        return new PddlInput(domain, problem, files[(isDomainNamed ? 2 : 1)..], domainPath);
    }

    /// <summary>Writes a result to a file that the user named.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void WriteText(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {error.Message}", error);
        }
    }
}
