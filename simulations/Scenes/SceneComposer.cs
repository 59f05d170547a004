using System.Xml;
using System.Xml.Linq;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>Makes the MuJoCo model text of one episode from a domain's scene: includes resolved, absent objects left out.</summary>
/// <remarks>Objects that take no part are removed rather than parked: they would cost physics time and stand in pictures.</remarks>
internal static class SceneComposer
{
    /// <summary>The composed MJCF text.</summary>
    /// <param name="domain">The domain whose scene is read.</param>
    /// <param name="present">Names of the movable objects that take part; bodies of the other movable objects are removed.</param>
    /// <exception cref="InputException">A file is missing or no XML, or the scene lacks the body of an object.</exception>
    public static string Compose(DomainDescription domain, IReadOnlyCollection<string> present)
    {
        XElement root = Load(domain.ScenePath);
        foreach (ObjectDescription item in domain.Objects.Where(o => o.IsMovable))
        {
            XElement body = root.Descendants("body").FirstOrDefault(b => (string?)b.Attribute("name") == item.Name)
                ?? throw new InputException(
                    $"{domain.ScenePath} has no body named '{item.Name}', which domain.json lists as a movable object.");
            if (!present.Contains(item.Name))
            {
                body.Remove();
            }
        }

        return root.ToString();
    }

    private static XElement Load(string path)
    {
        XElement root = Parse(path);
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (XElement asset in root.Descendants().Where(e => e.Name.LocalName is "texture" or "mesh"))
        {
            if (asset.Attribute("file") is { } file)
            {
                string assets = (string?)root.Element("compiler")?.Attribute(asset.Name.LocalName + "dir") ?? "";
                file.Value = Path.GetFullPath(Path.Combine(folder, assets, file.Value));
            }
        }

        foreach (XElement include in root.Descendants("include").ToList())
        {
            string file = (string?)include.Attribute("file")
                ?? throw new InputException($"{path}: an <include> names no file.");
            include.ReplaceWith(Load(Path.Combine(folder, file)).Nodes());
        }

        return root;
    }

    private static XElement Parse(string path)
    {
        try
        {
            return XDocument.Load(path).Root!;
        }
        catch (XmlException error)
        {
            throw new InputException($"{path}:{error.LineNumber}:{error.LinePosition}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
