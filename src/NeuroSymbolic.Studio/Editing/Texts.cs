using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Studio;

/// <summary>The editor's texts, read.</summary>
internal sealed record Texts(PddlDomain Domain, PddlProblem Problem)
{
    /// <summary>Reads both.</summary>
    /// <exception cref="PddlException">One is wrong; the message says where.</exception>
    public static Texts Read(string domain, string problem)
    {
        var read = PddlDomain.Parse(domain, "domain");
        return new Texts(read, PddlProblem.Parse(problem, read, "problem"));
    }
}
