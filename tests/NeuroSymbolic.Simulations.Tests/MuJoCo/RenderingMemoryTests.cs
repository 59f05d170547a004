namespace NeuroSymbolic.Simulations.Tests;

/// <summary>Alone, because what others allocate meanwhile would count.</summary>
[CollectionDefinition(nameof(RenderingMemoryTests), DisableParallelization = true)]
[Collection(nameof(RenderingMemoryTests))]
public sealed class RenderingMemoryTests
{
    [Fact]
    public void Renderers_come_and_go_without_growth()
    {
        using var model = MuJoCoModel.FromXml(RenderingTests.Scene);
        using var data = new MuJoCoData(model);
        data.Forward();
        Cycle(5);
        long before = Environment.WorkingSet;
        Cycle(20);
        // Each holds buffers of 320 x 240 x 4 samples and a shadow map of 4 MB.
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 40_000_000);

        void Cycle(int times)
        {
            for (int i = 0; i < times; i++)
            {
                using var renderer = new OffscreenRenderer(model);
                renderer.Render(data, 0, 64, 64);
            }
        }
    }

    [Fact]
    public void A_forgotten_renderer_is_freed_by_the_collector()
    {
        using var model = MuJoCoModel.FromXml(RenderingTests.Scene);
        using var data = new MuJoCoData(model);
        data.Forward();
        byte[] expected = Draw();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(expected, Draw());

        byte[] Draw() => new OffscreenRenderer(model).Render(data, 0, 64, 64).Pixels.ToArray();
    }
}
