using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes a line now and then while many things are made.</summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="total">How many there are in the end.</param>
/// <param name="things">What they are, such as <c>pictures</c>.</param>
public sealed class ProgressLines(TextWriter writer, int total, string things) : IProgress<int>
{
    private const int Lines = 20;

    private readonly int between = Math.Max(1, total / Lines);

    /// <inheritdoc/>
    public void Report(int value)
    {
        if (value % between == 0 || value == total)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} of {total} {things}"));
        }
    }
}
