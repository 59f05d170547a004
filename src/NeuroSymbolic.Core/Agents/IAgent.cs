namespace NeuroSymbolic.Core;

/// <summary>Whatever decides what the robot does: told the goal once, asked for an action at each control step.</summary>
/// <remarks>An agent is used by one episode at a time and may be begun again.</remarks>
public interface IAgent : IDisposable
{
    /// <summary>The name under which its results are listed.</summary>
    string Name { get; }

    /// <summary>What the agent believes and does at present, for the record and the video.</summary>
    AgentReport Report { get; }

    /// <summary>Whether it is another process or machine that decides, so that the energy of deciding is not metered here.</summary>
    bool ComputesElsewhere => false;

    /// <summary>Starts an episode and forgets the one before.</summary>
    void Begin(AgentBriefing briefing);

    /// <summary>The action for the next twentieth of a second.</summary>
    RobotAction Act(Observation observation);
}
