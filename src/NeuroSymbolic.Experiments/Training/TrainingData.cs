using System.Text.Json.Serialization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What a network is trained on: made anew from a seed whenever it is trained.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ViewData), "views")]
[JsonDerivedType(typeof(DemonstrationData), "demonstrations")]
[JsonDerivedType(typeof(SkillData), "skills")]
public abstract record TrainingData
{
    /// <summary>What is wrong with the settings, in a sentence; null when nothing is.</summary>
    public abstract string? Fault();

    /// <summary>Writes the data: some .npy files, and <c>set.json</c> last.</summary>
    /// <param name="domains">The folder of the domains.</param>
    /// <param name="seed">Equal seeds give equal data.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="log">Takes progress.</param>
    /// <param name="cancellation">Ends the work; the data is then of no use.</param>
    /// <exception cref="InputException">A task or a camera is wrong.</exception>
    public abstract void Write(string domains, int seed, string folder, TextWriter log, CancellationToken cancellation);
}
