using System.Globalization;

namespace NeuroSymbolic.Energy;

/// <summary>A number that an estimate rests on, printed and recorded with every figure made from it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value used.</param>
/// <param name="Low">The smallest value that the source leaves possible.</param>
/// <param name="High">The largest.</param>
/// <param name="Unit">SI unit; empty for a ratio.</param>
/// <param name="Source">Where it is from.</param>
public sealed record StatedConstant(string Name, double Value, double Low, double High, string Unit, string Source)
{
    /// <summary>The constant in a sentence.</summary>
    public override string ToString()
    {
        string unit = Unit.Length == 0 ? "" : $" {Unit}";
        string range = Low == High ? "" : string.Create(CultureInfo.InvariantCulture, $" ({Low:G4} to {High:G4})");
        return string.Create(CultureInfo.InvariantCulture, $"{Name}: {Value:G4}{unit}{range}; {Source}");
    }
}
