using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroSymbolic.Energy;

/// <summary>The kernel's powercap tree: the zones that add up to processors and memory, and why the others are not added.</summary>
/// <remarks>A package contains its cores and its own graphics; memory (<c>dram</c>) lies outside of it; <c>psys</c> covers the whole
/// platform with the packages in it; <c>intel-rapl-mmio</c> shows the packages a second time. See the kernel's power capping
/// framework, Documentation/power/powercap/powercap.rst.</remarks>
internal sealed partial class PowercapTree
{
    // the second shows the same packages by another way, so it counts only where the first has none
    private static readonly string[] ControlTypes = ["intel-rapl", "intel-rapl-mmio"];

    private readonly List<PowercapEntry> counted = [];
    private readonly SortedSet<string> parts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> others = new(StringComparer.Ordinal);
    private readonly SortedSet<string> repeated = new(StringComparer.Ordinal);

    /// <summary>Reads the tree under a folder.</summary>
    public PowercapTree(string root)
    {
        foreach (string type in ControlTypes)
        {
            if (counted.Count == 0)
            {
                Choose(root, type);
            }
            else if (Children(root, type).Any())
            {
                repeated.Add(type);
            }
        }
    }

    /// <summary>The zones whose sum is wanted; none where the tree has no package.</summary>
    public IReadOnlyList<PowercapEntry> Counted => counted;

    /// <summary>The zones that are there and not wanted, each with the reason.</summary>
    public ImmutableArray<string> LeftOut =>
    [
        .. parts.Select(name => $"{name} is part of its package"),
        .. others.Select(name => name == "psys" ? "psys contains the packages" : $"{name} is not known to lie outside the packages"),
        .. repeated.Select(type => $"{type} shows the packages once more"),
    ];

    /// <summary>The kernel's name of the zone in a folder; empty when it cannot be read.</summary>
    public static string NameOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "name")).TrimEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Choose(string root, string type)
    {
        foreach (string folder in Children(root, type))
        {
            string name = NameOf(folder);
            Match package = PackageName().Match(name);
            if (!package.Success)
            {
                others.Add(name.Length == 0 ? Path.GetFileName(folder) : name);
                continue;
            }

            int number = int.Parse(package.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            counted.Add(new PowercapEntry(number, name, folder));
            foreach (string child in Children(folder, Path.GetFileName(folder)))
            {
                if (NameOf(child) == PowercapEntry.Memory)
                {
                    counted.Add(new PowercapEntry(number, PowercapEntry.Memory, child));
                }
                else
                {
                    parts.Add(NameOf(child));
                }
            }
        }
    }

    // zones are numbered behind the name of what they belong to: intel-rapl:1, intel-rapl:1:0
    private static IEnumerable<string> Children(string folder, string prefix) =>
        Directory.Exists(folder)
            ? from child in Directory.EnumerateDirectories(folder, prefix + ":*")
              let number = Path.GetFileName(child)[(prefix.Length + 1)..]
              where number.All(char.IsAsciiDigit)
              orderby number.Length, number
              select child
            : [];

    [GeneratedRegex(@"^package-(?<number>\d{1,6})(-die-\d+)?$")]
    private static partial Regex PackageName();
}
