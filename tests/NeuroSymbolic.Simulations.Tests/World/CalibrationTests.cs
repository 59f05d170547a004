using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class CalibrationTests
{
    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));

    [Fact]
    public void Calibrated_cameras_are_where_the_scene_has_them()
    {
        using World world = World.Load(Hanoi, []);
        AssertPlaces(world, Vector3.Zero, 1e-5f);
    }

    [Fact]
    public void A_camera_takes_pictures_of_the_size_that_the_domain_says()
    {
        foreach (int side in (int[])[96, 224])
        {
            using World world = World.Load(WithSide(side), []);
            world.Data.Forward();
            Assert.All(Hanoi.Cameras.Keys, camera => Assert.Equal((side, side), Size(world.Observe().Capture(camera))));
        }

        static (int, int) Size(CameraImage picture) => (picture.Width, picture.Height);
    }

    [Fact]
    public void Pictures_larger_than_the_scene_allows_are_refused_before_anything_runs()
    {
        string message = Assert.Throws<InputException>(() => World.Load(WithSide(2000), [])).Message;
        Assert.Contains("2000 x 2000 pixels", message, StringComparison.Ordinal);
        Assert.Contains("offwidth", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_wrist_camera_is_where_the_joint_angles_put_it()
    {
        using World world = World.Load(Hanoi, []);
        world.Reset(SceneState.Empty);
        for (int step = 0; step < 30; step++)
        {
            world.Step(new RobotAction(0.5f, 0.9f, -0.4f, 0.3f, -1));
        }

        world.Data.Forward();
        Pose hand = Hanoi.Robot.HandInBase(world.Observe().Robot.JointPositions.AsSpan());
        CameraDescription calibration = Hanoi.Cameras[Hanoi.HandCamera].CarriedBy(hand with { Position = Hanoi.RobotBaseMetres + hand.Position });
        AssertPlace(world, Hanoi.HandCamera, calibration, 1e-4f);
    }

    [Fact]
    public void A_variation_shifts_the_wrist_camera_in_the_hand()
    {
        var shift = new Vector3(0.01f, 0.02f, -0.03f);
        using World straight = World.Load(Hanoi, []);
        using World shifted = World.Load(Hanoi, [], new SceneVariation(shift, Vector3.Zero, Vector3.Zero, 1));
        Assert.Equal(shift.Length(), Vector3.Distance(Eye(straight), Eye(shifted)), 1e-5f);

        static Vector3 Eye(World world)
        {
            world.Data.Forward();
            return world.TrueCamera(Hanoi.HandCamera).PositionMetres;
        }
    }

    [Fact]
    public void A_variation_shifts_the_calibrated_cameras()
    {
        var shift = new Vector3(0.01f, 0.02f, -0.03f);
        using World world = World.Load(Hanoi, [], new SceneVariation(shift, Vector3.Zero, Vector3.Zero, 1));
        AssertPlaces(world, shift, 1e-5f);
    }

    [Fact]
    public void A_variation_that_turns_cameras_by_a_degree_moves_the_picture()
    {
        using World straight = World.Load(Hanoi, []);
        using World turned = World.Load(Hanoi, [], new SceneVariation(Vector3.Zero, new Vector3(0, 0, 0.02f), Vector3.Zero, 1));
        straight.Data.Forward();
        turned.Data.Forward();
        Assert.NotEqual(
            straight.Observe().Capture("agentview").Pixels.ToArray(), turned.Observe().Capture("agentview").Pixels.ToArray());
    }

    private static DomainDescription WithSide(int side) => Hanoi with
    {
        Cameras = Hanoi.Cameras.ToImmutableSortedDictionary(camera => camera.Key, camera => camera.Value with { SidePixels = side }),
    };

    private static void AssertPlaces(World world, Vector3 shift, float tolerance)
    {
        world.Data.Forward();
        foreach ((string name, CameraDescription calibration) in Hanoi.Cameras.Where(camera => camera.Value.Mount == CameraMount.World))
        {
            AssertPlace(world, name, calibration with { PositionMetres = calibration.PositionMetres + shift }, tolerance);
        }
    }

    private static void AssertPlace(World world, string name, CameraDescription calibration, float tolerance)
    {
        CameraDescription camera = world.TrueCamera(name);
        Assert.True(Vector3.Distance(camera.PositionMetres, calibration.PositionMetres) < tolerance);
        Assert.True(Vector3.Distance(camera.Up, calibration.Up) < tolerance);
        Assert.True(Vector3.Distance(camera.Forward, calibration.Forward) < tolerance);
        Assert.Equal(camera.FieldOfViewDegrees, calibration.FieldOfViewDegrees, 6);
    }
}
