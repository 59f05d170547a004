namespace NeuroSymbolic.Energy;

/// <summary>A zone of the powercap tree that is to be counted.</summary>
/// <param name="Package">Number of the processor package that it belongs to.</param>
/// <param name="Name">The kernel's name, such as <c>package-0-die-1</c> or <c>dram</c>.</param>
/// <param name="Folder">Where its files are.</param>
internal sealed record PowercapEntry(int Package, string Name, string Folder)
{
    public const string Memory = "dram";

    /// <summary>Whether it counts memory beside a package, and not a package.</summary>
    public bool IsMemory => Name == Memory;
}
