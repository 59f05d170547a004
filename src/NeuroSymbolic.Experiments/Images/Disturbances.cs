namespace NeuroSymbolic.Experiments;

/// <summary>What makes pictures harder than those of a calibrated laboratory.</summary>
[Flags]
public enum Disturbances
{
    /// <summary>Nothing beyond other lamps and a camera that is off by 1 mm and 1 mrad.</summary>
    None = 0,

    /// <summary>Exposure off by up to a quarter, contrast by a tenth, each colour by a twentieth.</summary>
    Colour = 1,

    /// <summary>A lens out of focus, by up to a pixel and a half (standard deviation of the Gaussian).</summary>
    Blur = 2,

    /// <summary>Noise of each pixel and colour, up to 8 of 255 (standard deviation).</summary>
    Noise = 4,

    /// <summary>The camera pushed by up to a centimetre and turned by up to a degree, about any axis.</summary>
    KnockedCamera = 8,

    /// <summary>Two to five things on the table, beside the places, that no task knows.</summary>
    StrayThings = 16,

    /// <summary>One thing has fallen: it lies on any side, on the table or on others, which it may have pushed away.</summary>
    FallenThing = 32,

    /// <summary>All of them together.</summary>
    All = Colour | Blur | Noise | KnockedCamera | StrayThings | FallenThing,
}
