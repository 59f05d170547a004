namespace NeuroSymbolic.Simulations;

/// <summary>What the engine warns of (mjtWarning).</summary>
public enum MuJoCoWarning
{
    /// <summary>The inertia matrix is almost singular.</summary>
    Inertia,

    /// <summary>More contacts than the model has room for.</summary>
    ContactFull,

    /// <summary>More constraints than the model has room for.</summary>
    ConstraintFull,

    /// <summary>More shapes than the picture has room for.</summary>
    VisualGeomFull,

    /// <summary>A position was no number or huge; the world was reset.</summary>
    BadPosition,

    /// <summary>A velocity was no number or huge; the world was reset.</summary>
    BadVelocity,

    /// <summary>An acceleration was no number or huge; the world was reset.</summary>
    BadAcceleration,

    /// <summary>A control was no number or huge; all were taken as zero.</summary>
    BadControl,
}
