using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Cli;

/// <summary>The PDDL files of a command: the domain may be left out where it lies beside the problem.</summary>
internal static class PddlArguments
{
    /// <summary>The files, with the domain first or left out.</summary>
    /// <param name="required">How many there are without the domain.</param>
    /// <param name="name">How help shows them.</param>
    /// <param name="need">What to say when there are too few or too many.</param>
    public static Argument<string[]> Files(int required, string name, string need)
    {
        var files = new Argument<string[]>("files")
        {
            Description = "PDDL files; domain.pddl beside the problem or one folder up is used where no domain is named.",
            HelpName = name,
            Arity = ArgumentArity.ZeroOrMore,
        };
        files.Validators.Add(result =>
        {
            if (result.Tokens.Count < required || result.Tokens.Count > required + 1)
            {
                result.AddError(need);
            }
        });
        return files;
    }

    /// <summary>Reads domain and problem; the files after them are left to the command.</summary>
    /// <exception cref="InputException">A file is missing or wrong; the message has the place.</exception>
    public static (PddlDomain Domain, PddlProblem Problem, string[] Others) Load(string[] files, int required)
    {
        bool isDomainNamed = files.Length > required;
        string problemPath = files[isDomainNamed ? 1 : 0];
        if (!File.Exists(problemPath))
        {
            throw new InputException($"The problem file {problemPath} does not exist.");
        }

        PddlDomain domain = PddlDomain.Load(isDomainNamed ? files[0] : PddlFiles.FindDomain(problemPath));
        return (domain, PddlProblem.Load(problemPath, domain), files[(isDomainNamed ? 2 : 1)..]);
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
