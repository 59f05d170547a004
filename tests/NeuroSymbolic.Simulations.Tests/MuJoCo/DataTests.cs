namespace NeuroSymbolic.Simulations.Tests;

public sealed class DataTests
{
    private const double Gravity = 9.81;

    [Fact]
    public void Every_array_has_its_length_and_place()
    {
        using var model = MuJoCoModel.FromXml(ModelTests.Scene);
        using var data = new MuJoCoData(model);
        data.Qpos[0] = 0.3;
        data.Qpos[1] = 0.2;
        data.Ctrl[0] = 2;
        data.QfrcApplied[1] = 1.5;
        data.Act[0] = 0.75;
        data.Forward();

        Assert.Equal((9, 8, 1, 2, 8), (data.Qpos.Length, data.Qvel.Length, data.Act.Length, data.Ctrl.Length, data.QfrcApplied.Length));
        Assert.Equal([1, 2, 3, 0, 0, 0, 1], data.Qpos[2..].ToArray());
        (double cosine, double sine) = (Math.Cos(0.3), Math.Sin(0.3));
        // A turn about y by 0.3 takes x to (cos, 0, -sin); the slide has moved the lower arm by 0.2.
        AssertClose([0, 0, 0, 0, 0, 2, 0.7 * cosine, 0, 2 - (0.7 * sine), 1, 2, 3], data.Xpos);
        AssertClose([Math.Cos(0.15), 0, Math.Sin(0.15), 0], data.Xquat[4..8]);
        AssertClose([0, 0, 0, 1], data.Xquat[12..]);
        AssertClose([cosine, 0, sine, 0, 1, 0, -sine, 0, cosine], data.Xmat[9..18]);
        AssertClose([0.8 * cosine, 0, 2 - (0.8 * sine)], data.GeomXpos[6..9]);
        AssertClose([cosine, 0, sine, 0, 1, 0, -sine, 0, cosine], data.GeomXmat[18..27]);
        AssertClose([0.9 * cosine, 0, 2 - (0.9 * sine)], data.SiteXpos);
        AssertClose([cosine, 0, sine, 0, 1, 0, -sine, 0, cosine], data.SiteXmat);
        AssertClose([0, -2, 1, 0, 0, 3], data.CamXpos);
        AssertClose([1, 0, 0, 0, 1, 0, 0, 0, 1], data.CamXmat[9..]);
        AssertClose([0.3, 0.9 * cosine, 0, 2 - (0.9 * sine)], data.Sensordata);
        AssertClose([2, 0.75], data.ActuatorForce);
        AssertClose([2, 0.75, 0, 0, 0, 0, 0, 0], data.QfrcActuator);
        // Statics: the bias is minus the pull of gravity along each joint.
        double torque = -Gravity * cosine * ((2 * 0.25) + (0.5 * 0.8));
        AssertClose([torque, -0.5 * Gravity * sine, 0, 0, 0.25 * Gravity, 0, 0, 0], data.QfrcBias);
        AssertClose(new double[8], data.QfrcPassive);
        Assert.Equal(24, data.QM.Length);
        // Nothing touches: inertia times acceleration is the sum of all forces.
        AssertClose([-Gravity], data.Qacc[4..5]);
        double potential = Gravity * ((2 * (2 - (0.25 * sine))) + (0.5 * (2 - (0.8 * sine))) + (0.25 * 3));
        AssertClose([potential, 0], data.Energy);
        Assert.Equal(0, data.Time);
        data.Step();
        Assert.Equal(0.004, data.Time);
    }

    [Fact]
    public void Damping_shows_as_passive_force()
    {
        using var model = MuJoCoModel.FromXml(
            "<mujoco><worldbody><body><joint type='slide' damping='3'/><geom size='1' mass='1'/></body></worldbody></mujoco>");
        using var data = new MuJoCoData(model);
        data.Qvel[0] = 2;
        data.Forward();
        AssertClose([-6], data.QfrcPassive);
    }

    [Fact]
    public void A_free_body_falls_as_the_integrator_sums_gravity()
    {
        using var model = MuJoCoModel.FromXml(
            "<mujoco><option timestep='0.002'/><worldbody><body pos='0 0 10'><freejoint/><geom size='0.1'/></body></worldbody></mujoco>");
        using var data = new MuJoCoData(model);
        const int Steps = 500;
        for (int i = 0; i < Steps; i++)
        {
            data.Step();
        }

        // Semi-implicit Euler: z falls by g h² (1 + 2 + ... + n).
        Assert.Equal(1, data.Time, 12);
        Assert.Equal(-Gravity, data.Qvel[2], 9);
        Assert.Equal(10 - (Gravity * 0.002 * 0.002 * Steps * (Steps + 1) / 2), data.Qpos[2], 9);
    }

    [Fact]
    public void A_pendulum_keeps_its_energy_and_its_period()
    {
        using var model = MuJoCoModel.FromXml("""
            <mujoco><option timestep="0.001" integrator="RK4"><flag energy="enable"/></option>
              <worldbody><body><joint name="hinge" axis="0 1 0"/><geom type="sphere" size="0.001" pos="0 0 -1" mass="1"/></body></worldbody>
            </mujoco>
            """);
        using var data = new MuJoCoData(model);
        data.Qpos[0] = 0.05;
        data.Forward();
        double before = data.Energy[0] + data.Energy[1];
        double crossing = 0;
        while (data.Qpos[0] > 0)
        {
            crossing = data.Time;
            data.Step();
        }

        // A quarter period of a small swing, 2π sqrt(l/g) (1 + θ²/16) / 4, to one step.
        double quarter = Math.PI / 2 * Math.Sqrt(1 / Gravity) * (1 + (0.05 * 0.05 / 16));
        Assert.InRange(crossing, quarter - 0.0011, quarter + 0.0011);
        for (int i = 0; i < 10_000; i++)
        {
            data.Step();
        }

        data.Forward();
        Assert.Equal(before, data.Energy[0] + data.Energy[1], 9);
    }

    [Fact]
    public void A_resting_box_is_borne_by_its_weight()
    {
        using var model = MuJoCoModel.FromXml("""
            <mujoco><worldbody><geom name="floor" type="plane" size="1 1 0.1"/>
              <body pos="0 0 0.1"><freejoint/><geom name="box" type="box" size="0.1 0.1 0.1" mass="2"/></body></worldbody></mujoco>
            """);
        using var data = new MuJoCoData(model);
        for (int i = 0; i < 2000; i++)
        {
            data.Step();
        }

        data.Forward();
        Assert.Equal(4, data.Contacts.Length);
        double borne = 0;
        Span<double> wrench = stackalloc double[6];
        for (int i = 0; i < data.Contacts.Length; i++)
        {
            ref readonly MuJoCoContact contact = ref data.Contacts[i];
            Assert.Equal((model.Geom("floor"), model.Geom("box")), (contact.Geom1, contact.Geom2));
            Assert.True(contact.IsActive);
            Assert.InRange(contact.Dist, -0.001, 0);
            AssertClose([0, 0, 1], contact.Frame[..3], 1e-9);
            Assert.Equal(0.1, Math.Abs(contact.Pos[0]), 3);
            Assert.Equal(0.1, Math.Abs(contact.Pos[1]), 3);
            Assert.Equal(contact.Dist / 2, contact.Pos[2], 9);
            MuJoCoContact copy = contact;
            Assert.Equal(contact.Pos.ToArray(), copy.Pos.ToArray());
            data.ContactForce(i, wrench);
            borne += wrench[0];
        }

        Assert.Equal(2 * Gravity, borne, 6);
        Assert.Equal(2 * Gravity, data.QfrcConstraint[2], 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.ContactForce(4, new double[6]));
        Assert.Throws<ArgumentException>(() => data.ContactForce(0, new double[3]));
    }

    [Fact]
    public void The_mass_matrix_and_the_jacobian_are_those_of_the_arm()
    {
        using var model = MuJoCoModel.FromXml(ModelTests.Scene);
        using var data = new MuJoCoData(model);
        data.Forward();
        double[] matrix = new double[64];
        data.FullMassMatrix(matrix);
        Assert.Equal(0.5, matrix[9], 12);
        Assert.Equal(0, matrix[1], 12);
        Assert.Equal(model.DofM0.ToArray(), Enumerable.Range(0, 8).Select(i => matrix[i * 9]).ToArray());

        (double[] translation, double[] rotation) = (new double[24], new double[24]);
        data.JacobianSite(model.Site("tip"), translation, rotation);
        // Turning about y moves the tip at (0.7, 0, 2) down; sliding moves it along x.
        AssertClose([0, 1], translation.AsSpan(0, 2));
        AssertClose([0, 0], translation.AsSpan(8, 2));
        AssertClose([-0.7, 0], translation.AsSpan(16, 2));
        AssertClose([1, 0], rotation.AsSpan(8, 2));
        data.JacobianSite(0, translation, []);
        Assert.Throws<ArgumentException>(() => data.JacobianSite(0, new double[3], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.JacobianSite(1, translation, []));
    }

    [Fact]
    public void A_saved_state_goes_on_bit_for_bit()
    {
        using var model = MuJoCoModel.FromXml("""
            <mujoco><option cone="elliptic"/><worldbody><geom type="plane" size="1 1 0.1"/>
              <body pos="0 0 0.3" euler="20 30 0"><freejoint/><geom type="box" size="0.1 0.2 0.05"/></body>
              <body pos="0 0.1 0.6"><freejoint/><geom type="box" size="0.1 0.1 0.1"/></body></worldbody></mujoco>
            """);
        using var data = new MuJoCoData(model);
        using var other = new MuJoCoData(model);
        for (int i = 0; i < 200; i++)
        {
            data.Step();
        }

        Assert.NotEqual(0, data.Contacts.Length);
        double[] state = new double[data.StateLength];
        data.SaveState(state);
        other.LoadState(state);
        for (int i = 0; i < 300; i++)
        {
            data.Step();
            other.Step();
        }

        Assert.Equal(data.Time, other.Time);
        Assert.Equal(data.Qpos.ToArray(), other.Qpos.ToArray());
        Assert.Equal(data.Qvel.ToArray(), other.Qvel.ToArray());

        data.CopyTo(other);
        Assert.Equal(data.Xpos.ToArray(), other.Xpos.ToArray());
        other.Reset();
        Assert.Equal(0.3, other.Qpos[2]);
        Assert.Equal(0, other.Time);
        Assert.Throws<ArgumentException>(() => data.LoadState(new double[3]));
    }

    [Fact]
    public void Half_steps_make_a_step()
    {
        using var model = MuJoCoModel.FromXml(ModelTests.Scene);
        using MuJoCoData whole = new(model), halves = new(model);
        for (int i = 0; i < 50; i++)
        {
            whole.Ctrl[0] = 1;
            whole.Step();
            halves.Step1();
            halves.Ctrl[0] = 1;
            halves.Step2();
        }

        Assert.Equal(whole.Qpos.ToArray(), halves.Qpos.ToArray());
    }

    [Fact]
    public void A_keyframe_sets_the_positions()
    {
        using var model = MuJoCoModel.FromXml(ModelTests.Scene);
        using var data = new MuJoCoData(model);
        data.ResetToKey(model.Key("home"));
        Assert.Equal(model.KeyQpos.ToArray(), data.Qpos.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => data.ResetToKey(1));
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var model = MuJoCoModel.FromXml(ModelTests.Scene);
        using var data = new MuJoCoData(model);
        double[] jacobian = new double[24], matrix = new double[64], state = new double[data.StateLength];
        double sum = 0;
        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Step();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(sum));

        void Step()
        {
            data.Ctrl[0] = 1;
            data.Step1();
            data.JacobianSite(0, jacobian, jacobian);
            data.FullMassMatrix(matrix);
            data.Step2();
            data.SaveState(state);
            data.LoadState(state);
            foreach (ref readonly MuJoCoContact contact in data.Contacts)
            {
                sum += contact.Pos[0];
            }

            sum += data.QfrcBias[0];
        }
    }

    [Fact]
    public void A_world_outlives_its_model_safely_and_ends_cleanly()
    {
        var model = MuJoCoModel.FromXml(ModelTests.Scene);
        var data = new MuJoCoData(model);
        model.Dispose();
        data.Step();
        data.Dispose();
        data.Dispose();
        Assert.Throws<ObjectDisposedException>(data.Step);
        Assert.Throws<ObjectDisposedException>(() => data.Time);
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - actual[i]) <= tolerance,
                $"element {i}: expected {expected[i]}, got {actual[i]} in [{string.Join(", ", actual.ToArray())}]");
        }
    }
}
