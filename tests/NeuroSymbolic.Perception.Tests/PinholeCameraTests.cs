using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

public class PinholeCameraTests
{
    private static readonly PinholeCamera Downwards = new(new CameraDescription
    {
        PositionMetres = new Vector3(0, 0, 2),
        Forward = -Vector3.UnitZ,
        Up = Vector3.UnitX,
        FieldOfViewDegrees = 90,
        SidePixels = 100,
    });

    [Fact]
    public void A_camera_that_looks_down_with_a_right_angle_of_view_sees_as_wide_as_twice_its_height()
    {
        Assert.Equal(new Vector2(0.5f, 0.5f), Downwards.Project(Vector3.Zero));
        Assert.Equal(new Vector2(0.5f, 0), Downwards.Project(new Vector3(2, 0, 0)), Close);
        Assert.Equal(new Vector2(0, 0.5f), Downwards.Project(new Vector3(0, 2, 0)), Close);
        Assert.Equal(new Vector2(0.5f, 0.25f), Downwards.Project(new Vector3(0.5f, 0, 1)), Close);
    }

    [Fact]
    public void The_ray_through_a_picture_point_meets_the_height_where_the_point_was()
    {
        var camera = new PinholeCamera(DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi")).Cameras["agentview"]);
        for (float z = 0.8f; z < 1.3f; z += 0.1f)
        {
            Vector3 point = new(0.03f, -0.2f, z);
            Assert.True(Vector3.Distance(point, camera.PointAtHeight(camera.Project(point), z)) < 1e-5f);
        }
    }

    private static bool Close(Vector2 one, Vector2 other) => Vector2.Distance(one, other) < 1e-6f;
}
