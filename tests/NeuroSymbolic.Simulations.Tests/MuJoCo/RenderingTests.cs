using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class RenderingTests
{
    /// <summary>Seen from the front camera: red in the middle behind a site, green above it, blue to its right; a light above, a grey floor.</summary>
    internal const string Scene = """
        <mujoco>
          <visual><global offwidth="320" offheight="240"/><quality offsamples="4" shadowsize="1024"/></visual>
          <worldbody>
            <light pos="0 0 4" dir="0 0 -1" directional="true" diffuse="0.6 0.6 0.6"/>
            <geom type="plane" size="3 3 0.1" rgba="0.5 0.5 0.5 1"/>
            <camera name="front" pos="0 -2 0.5" xyaxes="1 0 0 0 0 1" fovy="45"/>
            <camera name="top" pos="0 0 3" fovy="45"/>
            <body name="red" pos="0 0 0.5"><freejoint/><geom type="box" size="0.15 0.15 0.15" rgba="1 0 0 1"/></body>
            <geom type="sphere" pos="0 0 1" size="0.1" rgba="0 1 0 1"/>
            <geom type="sphere" pos="0.5 0 0.5" size="0.1" rgba="0 0 1 1" group="3"/>
            <site pos="0 -0.5 0.5" size="0.2" rgba="1 1 1 1"/>
          </worldbody>
        </mujoco>
        """;

    [Fact]
    public void Things_appear_where_they_are_top_row_first()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using var data = new MuJoCoData(model);
        using var renderer = new OffscreenRenderer(model);
        data.Forward();
        renderer.ShowGeomGroup(3, true);
        CameraImage image = renderer.Render(data, "front", 201, 101);
        Assert.Equal((201, 101), (image.Width, image.Height));
        // 45 degrees over 101 rows at 2 m: 61 rows for a metre.
        Assert.Equal('r', Colour(image, 100, 50));
        Assert.Equal('g', Colour(image, 100, 50 - 30));
        Assert.Equal('b', Colour(image, 100 + 30, 50));
        Assert.Equal('-', Colour(image, 100 - 30, 50));
        Assert.Equal('-', Colour(image, 100, 50 + 30));
    }

    [Fact]
    public void A_geom_group_can_be_hidden_and_shown()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using var data = new MuJoCoData(model);
        using var renderer = new OffscreenRenderer(model);
        data.Forward();
        Assert.Equal('-', Colour(renderer.Render(data, "front", 201, 101), 130, 50));
        renderer.ShowGeomGroup(3, true);
        Assert.Equal('b', Colour(renderer.Render(data, "front", 201, 101), 130, 50));
        renderer.ShowGeomGroup(3, false);
        Assert.Equal('-', Colour(renderer.Render(data, "front", 201, 101), 130, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => renderer.ShowGeomGroup(6, true));
    }

    [Fact]
    public void The_floor_below_the_box_is_in_shadow_unless_shadows_are_left_out()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using var data = new MuJoCoData(model);
        using var renderer = new OffscreenRenderer(model);
        data.Forward();
        var floor = new FreeCamera(Vector3.Zero, 3, MathF.PI / 2, -0.6f);
        Assert.True(renderer.Shadows);
        int shaded = Middle();
        renderer.Shadows = false;
        Assert.False(renderer.Shadows);
        Assert.InRange(shaded, 0, Middle() / 2);

        int Middle() => renderer.Render(data, floor, 320, 240).Pixels.Span[((120 * 320) + 160) * 3];
    }

    [Fact]
    public void A_free_camera_looks_from_where_it_is_told()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using var data = new MuJoCoData(model);
        using var renderer = new OffscreenRenderer(model);
        data.Forward();
        renderer.ShowGeomGroup(3, true);
        // Looking along +y as the front camera does: blue on the right; along -y it is on the left.
        var middle = new Vector3(0, 0, 0.5f);
        Assert.Equal('b', Colour(renderer.Render(data, new FreeCamera(middle, 2, MathF.PI / 2, 0), 201, 101), 130, 50));
        Assert.Equal('b', Colour(renderer.Render(data, new FreeCamera(middle, 2, -MathF.PI / 2, 0), 201, 101), 70, 50));
        // Straight down on the green ball, which hides the red box.
        Assert.Equal('g', Colour(renderer.Render(data, new FreeCamera(middle, 2, MathF.PI / 2, -MathF.PI / 2), 201, 101), 100, 50));
    }

    [Fact]
    public void The_picture_shows_the_world_that_it_is_given()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using MuJoCoData here = new(model), away = new(model);
        using var renderer = new OffscreenRenderer(model);
        here.Forward();
        away.Qpos[0] = 1.2;
        away.Forward();
        Assert.Equal('r', Colour(renderer.Render(here, 0, 200, 100), 100, 50));
        Assert.Equal('-', Colour(renderer.Render(away, 0, 200, 100), 100, 50));
        Assert.Equal('r', Colour(renderer.Render(here, 0, 200, 100), 100, 50));
    }

    [Fact]
    public void Edges_are_smoothed_by_the_samples_of_the_scene()
    {
        Assert.True(Shades(Scene) > Shades(Scene.Replace("offsamples=\"4\"", "offsamples=\"0\"", StringComparison.Ordinal)));

        static int Shades(string xml)
        {
            using var model = MuJoCoModel.FromXml(xml);
            using var data = new MuJoCoData(model);
            using var renderer = new OffscreenRenderer(model);
            data.Qpos[4] = 0.3;
            data.Forward();
            renderer.Shadows = false;
            byte[] pixels = renderer.Render(data, "front", 128, 128).Pixels.ToArray();
            return pixels.Chunk(3).Select(p => (p[0], p[1], p[2])).Distinct().Count();
        }
    }

    [Fact]
    public void Two_threads_draw_at_once_and_a_renderer_may_change_threads()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        byte[] expected;
        using (var data = new MuJoCoData(model))
        using (var renderer = new OffscreenRenderer(model))
        {
            data.Forward();
            expected = renderer.Render(data, "front", 128, 96).Pixels.ToArray();
        }

        using var shared = new OffscreenRenderer(model);
        using var sharedData = new MuJoCoData(model);
        sharedData.Forward();
        Exception?[] faults = new Exception?[2];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() => faults[i] = Record.Exception(Work)))];
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.All(faults, Assert.Null);

        void Work()
        {
            using var data = new MuJoCoData(model);
            using var renderer = new OffscreenRenderer(model);
            data.Forward();
            for (int i = 0; i < 20; i++)
            {
                Assert.Equal(expected, renderer.Render(data, "front", 128, 96).Pixels.ToArray());
                lock (shared)
                {
                    Assert.Equal(expected, shared.Render(sharedData, "front", 128, 96).Pixels.ToArray());
                }
            }
        }
    }

    [Fact]
    public void Wrong_requests_are_refused_clearly()
    {
        using var model = MuJoCoModel.FromXml(Scene);
        using var other = MuJoCoModel.FromXml(Scene);
        using MuJoCoData data = new(model), foreign = new(other);
        var renderer = new OffscreenRenderer(model);
        data.Forward();
        Assert.Equal(
            "The scene has no camera 'wrist'; it has front, top.",
            Assert.Throws<InputException>(() => renderer.Render(data, "wrist", 64, 64)).Message);
        Assert.Contains("up to 320 x 240", Assert.Throws<ArgumentException>(() => renderer.Render(data, 0, 321, 240)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => renderer.Render(data, 0, 0, 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => renderer.Render(data, 2, 64, 64));
        Assert.Throws<ArgumentException>(() => renderer.Render(foreign, 0, 64, 64));
        renderer.Dispose();
        renderer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => renderer.Render(data, 0, 64, 64));
    }

    [Fact]
    public void A_scene_with_a_buffer_too_large_for_OpenGL_is_refused()
    {
        using var model = MuJoCoModel.FromXml(Scene.Replace("offwidth=\"320\"", "offwidth=\"100000\"", StringComparison.Ordinal));
        Assert.Contains("offwidth", Assert.Throws<InputException>(() => new OffscreenRenderer(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_EGL_is_reported_with_the_remedy()
    {
        string message = Assert.Throws<EngineException>(() => OffscreenDisplay.OpenLibrary(_ => 0)).Message;
        Assert.Contains("libEGL.so.1", message, StringComparison.Ordinal);
        Assert.Contains("libegl1 and libgl1-mesa-dri", message, StringComparison.Ordinal);
    }

    private static char Colour(CameraImage image, int column, int row)
    {
        ReadOnlySpan<byte> pixel = image.Pixels.Span.Slice(((row * image.Width) + column) * 3, 3);
        int strongest = Math.Max(pixel[0], Math.Max(pixel[1], pixel[2]));
        int weakest = Math.Min(pixel[0], Math.Min(pixel[1], pixel[2]));
        return strongest < weakest + 30 ? '-' : pixel[0] == strongest ? 'r' : pixel[1] == strongest ? 'g' : 'b';
    }
}
