using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroSymbolic.Energy;

/// <summary>Which zones of the kernel's powercap tree add up to processors and memory.</summary>
/// <remarks>A package contains its cores and its own graphics; memory (<c>dram</c>) lies outside of it; <c>psys</c> covers the whole
/// platform with the packages in it; <c>intel-rapl-mmio</c> shows the packages a second time. See the kernel's power capping
/// framework, Documentation/power/powercap/powercap.rst.</remarks>
internal static partial class PowercapTree
{
    // the second shows the same packages by another way, so it counts only where the first has none
    private static readonly string[] ControlTypes = ["intel-rapl", "intel-rapl-mmio"];

    /// <summary>The zones whose sum is wanted: a package number, the kernel's name, and the folder.</summary>
    public static List<(int Package, string Name, string Folder)> Zones(string root)
    {
        foreach (string type in ControlTypes)
        {
            List<(int Package, string Name, string Folder)> zones = [.. Packages(root, type)];
            if (zones.Count > 0)
            {
                return zones;
            }
        }

        return [];
    }

    private static IEnumerable<(int Package, string Name, string Folder)> Packages(string root, string type)
    {
        foreach (string folder in Children(root, type))
        {
            Match package = PackageName().Match(Name(folder));
            if (!package.Success)
            {
                continue;
            }

            int number = int.Parse(package.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            yield return (number, package.Value, folder);
            foreach (string memory in Children(folder, Path.GetFileName(folder)).Where(child => Name(child) == "dram"))
            {
                yield return (number, "dram", memory);
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

    private static string Name(string folder)
    {
        string file = Path.Combine(folder, "name");
        return File.Exists(file) ? File.ReadAllText(file).TrimEnd() : "";
    }

    [GeneratedRegex(@"^package-(?<number>\d{1,6})(-die-\d+)?$")]
    private static partial Regex PackageName();
}
