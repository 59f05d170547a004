namespace SixLabors.ImageSharp;

/// <summary>The data is in no picture format that is known here.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    internal UnknownImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }
}
