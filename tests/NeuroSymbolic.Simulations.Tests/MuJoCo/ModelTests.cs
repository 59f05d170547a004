using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class ModelTests
{
    /// <summary>A two-joint arm with a motor on each joint, a floating ball, and one of everything that can be read.</summary>
    internal const string Scene = """
        <mujoco>
          <compiler angle="radian"/>
          <option timestep="0.004"><flag energy="enable"/></option>
          <visual><global offwidth="320" offheight="240"/></visual>
          <worldbody>
            <geom name="floor" type="plane" size="3 4 0.1"/>
            <camera name="front" pos="0 -2 1" fovy="50"/>
            <camera name="top" pos="0 0 3" fovy="30"/>
            <body name="upper" pos="0 0 2">
              <joint name="shoulder" type="hinge" axis="0 1 0" range="-1.5 2" limited="true"/>
              <geom name="upper" type="capsule" fromto="0 0 0 0.5 0 0" size="0.03" mass="2"/>
              <body name="lower" pos="0.5 0 0">
                <joint name="elbow" type="slide" axis="1 0 0" range="-0.1 0.3" limited="true"/>
                <geom name="lower" type="box" size="0.1 0.02 0.03" mass="0.5" pos="0.1 0 0"/>
                <site name="tip" pos="0.2 0 0"/>
              </body>
            </body>
            <body name="ball" pos="1 2 3" quat="0 0 0 1">
              <freejoint name="ball"/>
              <geom name="ball" type="sphere" size="0.05" mass="0.25"/>
            </body>
          </worldbody>
          <actuator>
            <motor name="lift" joint="shoulder" ctrllimited="true" ctrlrange="-3 4" forcelimited="true" forcerange="-5 6"/>
            <general name="push" joint="elbow" dyntype="filter" dynprm="0.1" ctrllimited="true" ctrlrange="-7 8"/>
          </actuator>
          <sensor><jointpos joint="shoulder"/><framepos name="place" objtype="site" objname="tip"/></sensor>
          <keyframe><key name="home" qpos="0.1 0.2  1 1 1 1 0 0 0"/></keyframe>
        </mujoco>
        """;

    [Fact]
    public void Every_number_of_the_model_is_that_of_the_xml()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        Assert.Equal((9, 8, 2, 1), (model.Nq, model.Nv, model.Nu, model.Na));
        Assert.Equal((4, 3, 4, 1, 2), (model.Nbody, model.Njnt, model.Ngeom, model.Nsite, model.Ncam));
        Assert.Equal((2, 4, 1), (model.Nsensor, model.Nsensordata, model.Nkey));
        // Ancestors and self of each degree of freedom: 1 + 2 for the arm, 1 + ... + 6 for the ball.
        Assert.Equal(24, model.NM);
        Assert.Equal(0.004, model.Timestep);
        Assert.Equal((320, 240), (model.Offwidth, model.Offheight));
        Assert.Equal([0, 0, 1, 0], model.BodyParentid);
        Assert.Equal([0, 1, 1, 3], model.BodyRootid);
        Assert.Equal([-1, 0, 1, 2], model.BodyJntadr);
        Assert.Equal([0, 2, 0.5, 0.25], model.BodyMass);
        Assert.Equal([3, 2, 0], model.JntType);
        Assert.Equal([0, 1, 2], model.JntQposadr);
        Assert.Equal([0, 1, 2], model.JntDofadr);
        Assert.Equal([1, 2, 3], model.JntBodyid);
        Assert.Equal([-1.5, 2, -0.1, 0.3, 0, 0], model.JntRange);
        Assert.Equal([0, 3, 6, 2], model.GeomType);
        Assert.Equal([0, 1, 2, 3], model.GeomBodyid);
        Assert.Equal([3, 4, 0.1, 0.03, 0.25, 0, 0.1, 0.02, 0.03, 0.05, 0, 0], model.GeomSize);
        Assert.Equal([2], model.SiteBodyid);
        Assert.Equal([50, 30], model.CamFovy);
        Assert.Equal([0, -1, 1, -1], model.ActuatorTrnid);
        Assert.Equal([-3, 4, -7, 8], model.ActuatorCtrlrange);
        Assert.Equal([-5, 6, 0, 0], model.ActuatorForcerange);
        Assert.Equal([0, 1], model.SensorAdr);
        Assert.Equal([1, 3], model.SensorDim);
        Assert.Equal([0.1, 0.2, 1, 1, 1, 1, 0, 0, 0], model.KeyQpos);
        // The slide carries the lower arm alone, the ball's translations the ball.
        Assert.Equal(0.5, model.DofM0[1], 12);
        Assert.Equal([0.25, 0.25, 0.25], model.DofM0[2..5].ToArray());
    }

    [Fact]
    public void Names_lead_to_ids_and_back()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        Assert.Equal((1, 2, 3), (model.Body("upper"), model.Body("lower"), model.Body("ball")));
        Assert.Equal((0, 1, 2), (model.Joint("shoulder"), model.Joint("elbow"), model.Joint("ball")));
        Assert.Equal((0, 3), (model.Geom("floor"), model.Geom("ball")));
        Assert.Equal((0, 1), (model.Camera("front"), model.Camera("top")));
        Assert.Equal((0, 1), (model.Actuator("lift"), model.Actuator("push")));
        Assert.Equal((0, 1, 0), (model.Site("tip"), model.Sensor("place"), model.Key("home")));
        Assert.Equal(("lower", "floor"), (model.BodyName(2), model.GeomName(0)));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_those_there_are()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        Assert.Equal(
            "The scene has no body 'cube1'; it has world, upper, lower, ball.",
            Assert.Throws<InputException>(() => model.Body("cube1")).Message);
        Assert.Equal(
            "The scene has no camera ''; it has front, top.",
            Assert.Throws<InputException>(() => model.Camera("")).Message);
        using var empty = MuJoCoModel.FromXml("<mujoco/>");
        Assert.Equal(
            "The scene has no site 'tip'; it names none.",
            Assert.Throws<InputException>(() => empty.Site("tip")).Message);
    }

    [Theory]
    [InlineData("<mujoco>\n<worldbody>\n<geom sise='1'/></worldbody></mujoco>", "sise", "line 3")]
    [InlineData("<mujoco><worldbody>\n<body><geom size='-1'/></body></worldbody></mujoco>", "sizes", "line = 2")]
    [InlineData("<mujoco>\n<worldbody>", "XML parse error", "Line number=2")]
    [InlineData("", "empty", "")]
    [InlineData("(define (domain hanoi))", "", "")]
    [InlineData("\0\u0001\u00ff", "", "")]
    [InlineData("<mujoco><worldbody><body><joint/></body></worldbody></mujoco>", "mass", "")]
    public void A_wrong_text_is_refused_in_one_line_with_the_place(string xml, string what, string where)
    {
        string message = Assert.Throws<InputException>(() => MuJoCoModel.FromXml(xml, "table.xml")).Message;
        Assert.StartsWith("table.xml: ", message, StringComparison.Ordinal);
        Assert.True(message.Length > "table.xml: ".Length);
        Assert.Contains(what, message, StringComparison.Ordinal);
        Assert.Contains(where, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.Equal(
        "nowhere/scene.xml: there is no such file.",
        Assert.Throws<InputException>(() => MuJoCoModel.FromFile("nowhere/scene.xml")).Message);

    [Fact]
    public void A_file_may_include_its_neighbours_and_faults_bear_its_path()
    {
        string folder = Directory.CreateTempSubdirectory("scene-é").FullName;
        try
        {
            string scene = Path.Combine(folder, "scene.xml");
            File.WriteAllText(scene, "<mujoco><include file='part.xml'/></mujoco>");
            File.WriteAllText(Path.Combine(folder, "part.xml"), "<mujoco><worldbody><body name='cube1'/></worldbody></mujoco>");
            using (var model = MuJoCoModel.FromFile(scene))
            {
                Assert.Equal(1, model.Body("cube1"));
            }

            File.WriteAllText(scene, "<mujoco><wrldbody/></mujoco>");
            string message = Assert.Throws<InputException>(() => MuJoCoModel.FromFile(scene)).Message;
            Assert.StartsWith(scene + ": ", message, StringComparison.Ordinal);
            Assert.Throws<InputException>(() => MuJoCoModel.FromFile(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Scenes_may_be_compiled_by_many_threads_at_once() => Parallel.For(0, 64, i =>
    {
        using var model = MuJoCoModel.FromXml($"<mujoco><worldbody><body name='body{i}'/></worldbody></mujoco>");
        Assert.Equal(1, model.Body($"body{i}"));
    });

    [Fact]
    public void After_its_end_a_model_is_not_read()
    {
        var model = MuJoCoModel.FromXml(Scene);
        model.Dispose();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Nq);
        Assert.Throws<ObjectDisposedException>(() => new MuJoCoData(model));
    }
}
