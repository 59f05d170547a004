namespace NeuroSymbolic.Simulations.Tests;

/// <summary>Run as a process of its own by the test of engine faults.</summary>
internal static class FaultingProgram
{
    /// <summary>The engine's stack has room for the box in the air, and none for its contacts with the floor.</summary>
    private const string Scene = """
        <mujoco><size nstack="100"/><worldbody><geom type="plane" size="1 1 1"/>
          <body pos="0 0 5"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body></worldbody></mujoco>
        """;

    private static int Main()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using var data = new MuJoCoData(model);
        data.Qpos[2] = 0.05;
        data.Step();
        return 0;
    }
}
