namespace NeuroSymbolic.Energy;

/// <summary>What a stretch of a run is spent on. Every instant belongs to exactly one phase, the innermost window open then.</summary>
public enum EnergyPhase
{
    /// <summary>Everything outside the windows, so that the phases always add up to the total.</summary>
    Rest,

    /// <summary>From images to facts.</summary>
    Perception,

    /// <summary>From facts to a plan.</summary>
    Planning,

    /// <summary>From a plan step, or from images where there is no plan, to an action.</summary>
    Policy,

    /// <summary>Physics.</summary>
    Simulation,

    /// <summary>Pictures of the simulated cameras, which a real robot would get for nothing.</summary>
    Rendering,

    /// <summary>Traces, tables, videos.</summary>
    Logging,

    /// <summary>Waiting on purpose, for the pace of real time.</summary>
    Idle,
}
