using System.Xml.Linq;

namespace NeuroSymbolic.Architecture.Tests;

/// <summary>A project and the assemblies of other projects that it names, whether as project, assembly or package.</summary>
internal sealed record ProjectFile(string File, IReadOnlyList<string> References)
{
    public string Name => Path.GetFileNameWithoutExtension(File);

    public static ProjectFile Parse(string file, string xml)
    {
        string[] kinds = ["ProjectReference", "Reference", "PackageReference"];
        return new(file, [.. from element in XDocument.Parse(xml).Descendants()
                             where kinds.Contains(element.Name.LocalName)
                             from include in (element.Attribute("Include")?.Value ?? "").Split(';')
                             let name = include.Replace('\\', '/').Split('/')[^1].Trim()
                             let reference = name.EndsWith(".csproj", StringComparison.Ordinal) ? name[..^".csproj".Length] : name
                             where element.Name.LocalName == "ProjectReference"
                                || reference.StartsWith("NeuroSymbolic.", StringComparison.Ordinal)
                             select reference]);
    }
}
