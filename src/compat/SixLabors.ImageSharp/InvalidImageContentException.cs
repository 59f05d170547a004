namespace SixLabors.ImageSharp;

/// <summary>The format of a picture is known, its content is broken or of an unsupported kind.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    internal InvalidImageContentException(string errorMessage)
        : base(errorMessage)
    {
    }

    internal InvalidImageContentException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }
}
