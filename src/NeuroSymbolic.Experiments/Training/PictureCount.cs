using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes a line for every so many pictures.</summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="total">Number of pictures in the end.</param>
public sealed class PictureCount(TextWriter writer, int total) : IProgress<int>
{
    private const int PicturesBetweenLines = 480;

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (value % PicturesBetweenLines == 0 || value == total)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} of {total} pictures"));
        }
    }
}
