namespace NeuroSymbolic.Simulations;

/// <summary>How much work goes into one picture.</summary>
/// <param name="Samples">Samples of each pixel's area that are averaged; 0 takes one in the middle.</param>
/// <param name="ShadowPixels">Side of the map that shadows are looked up in.</param>
public sealed record RenderingQuality(int Samples, int ShadowPixels)
{
    /// <summary>For what a robot looks at: two to three times as fast as the scene's own quality, with stairs at the edges.</summary>
    public static RenderingQuality RobotCamera { get; } = new(Samples: 0, ShadowPixels: 1024);
}
