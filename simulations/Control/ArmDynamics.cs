namespace NeuroSymbolic.Simulations;

/// <summary>What the controller needs of the arm at one physics step; views into the engine's memory.</summary>
internal readonly ref struct ArmDynamics
{
    /// <summary>Joint angles, one for each joint, radians.</summary>
    public required ReadOnlySpan<double> Positions { get; init; }

    /// <summary>Joint speeds, one for each joint, rad/s.</summary>
    public required ReadOnlySpan<double> Velocities { get; init; }

    /// <summary>Points on the joint axes, shape (joints, 3), world frame, metres.</summary>
    public required ReadOnlySpan<double> Anchors { get; init; }

    /// <summary>Directions of the joint axes, shape (joints, 3), world frame.</summary>
    public required ReadOnlySpan<double> Axes { get; init; }

    /// <summary>Joint-space inertia, shape (joints, joints), lower triangle, kg m².</summary>
    public required ReadOnlySpan<double> Inertia { get; init; }

    /// <summary>Gravity, Coriolis and centrifugal torques, one for each joint, N m.</summary>
    public required ReadOnlySpan<double> Bias { get; init; }

    /// <summary>Tool point, length 3, world frame, metres.</summary>
    public required ReadOnlySpan<double> ToolPosition { get; init; }

    /// <summary>Rotation of the tool, shape (3, 3), row-major, world from tool.</summary>
    public required ReadOnlySpan<double> ToolRotation { get; init; }
}
