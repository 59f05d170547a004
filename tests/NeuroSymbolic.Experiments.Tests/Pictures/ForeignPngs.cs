namespace NeuroSymbolic.Experiments.Tests;

/// <summary>The same picture of 4 x 3 pixels as other programs (FFmpeg and ImageMagick) encode it.</summary>
internal static class ForeignPngs
{
    /// <summary>Red, green and blue, row by row.</summary>
    public static readonly byte[] Colours =
    [
        255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255,
        10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120,
        0, 0, 0, 1, 2, 3, 254, 253, 252, 128, 64, 32,
    ];

    /// <summary>The picture without its colours, one byte for each pixel.</summary>
    public static readonly byte[] Grays = [54, 182, 18, 255, 18, 48, 78, 108, 0, 1, 253, 75];

    public static readonly byte[] NoFilter = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAKElEQVQI12P4z8DA8J+BgeH/////GblE5OCAgYGBgZGJ+d/fPw0OCgDjMgsj19sGUwAAAABJRU5ErkJggg==");

    public static readonly byte[] SubFilter = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAACXBIWXMAAAAAAAAAAQCEeRdzAAAAI0lEQVR4nGP8z8DACMb//zMwconIwQEjA1CUifnv759NzioAyLcKK7I4xYkAAAAASUVORK5CYII=");

    public static readonly byte[] UpFilter = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAACXBIWXMAAAAAAAAAAQCEeRdzAAAALUlEQVR4nGP8z8DACMb//zMwcYvIaRjbuAVEp+ZXMn178+jmheM71i6SubQCABR5EOYYBF7YAAAAAElFTkSuQmCC");

    public static readonly byte[] AverageFilter = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAACXBIWXMAAAAAAAAAAQCEeRdzAAAALUlEQVR4nGP8z8DACMb//zMwd4vIKa/UNTLfe+j4Gebf3z6+ffn09pVz57vTAEMWFBAS3G8TAAAAAElFTkSuQmCC");

    public static readonly byte[] PaethFilter = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAACXBIWXMAAAAAAAAAAQCEeRdzAAAALUlEQVR4nGP8z8DACMb//zOwcIvIaRjLyQVEp+bLsXx78+jmu6fXTh9oclYBAA2REDIdA9LxAAAAAElFTkSuQmCC");

    public static readonly byte[] WithOpacity = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAYAAAC09K7GAAAAMklEQVQI1zXDsQkAIBAEwT3NjI0/shMbe+xaRM7IgZEhZUDGBrUeGRH8AlKlcs9mzcEDN90Lq4d9ST0AAAAASUVORK5CYII=");

    public static readonly byte[] Palette = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAMAAACDKl70AAAAJFBMVEX/AAAA/wAAAP////8KFB4oMjxGUFpkbngAAAABAgP+/fyAQCA14l35AAAAF0lEQVQI12NgYGRiZmBhZWNn4ODk4gYAAU8AQ+L7DaoAAAAASUVORK5CYII=");

    public static readonly byte[] Gray = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAAAAACRn/EaAAAAF0lEQVQI12Mw2yb0n1FITk6OgYHxrzcAHXgDtNkJwmwAAAAASUVORK5CYII=");

    public static readonly byte[] GrayWithOpacity = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAQAAAAe/WZNAAAAJElEQVQI12M0a2hgiGF4y8D83eEMgy7DMQaWdwzvGc4y+DEAAHT4CHZlpZEYAAAAAElFTkSuQmCC");

    public static readonly byte[] Interlaced = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAFMkQkHAAAAKklEQVQI1z3BMQIAEAwEwT06tVae4mv5eDidGQyAAe4pYYyl1nMvjRnfA/wqCiAKblTdAAAAAElFTkSuQmCC");

    public static readonly byte[] SixteenBits = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADEAIAAABrBuXSAAAAMklEQVQI12P4/5+BgYGBgQFBQwAjF5eIiBwWAFHGwMjIxMTM/O/f379//jQ0ODgoKAAAZtEWRKQxzmYAAAAASUVORK5CYII=");
}
