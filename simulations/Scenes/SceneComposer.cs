using System.Globalization;
using System.Numerics;
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
    /// <param name="variation">What differs from the file; null for nothing.</param>
    /// <exception cref="InputException">A file is missing or no XML, or the scene lacks the body of an object.</exception>
    public static string Compose(DomainDescription domain, IReadOnlyCollection<string> present, SceneVariation? variation)
    {
        XElement root = Load(domain.ScenePath, domain.Robot);
        foreach (ObjectDescription item in domain.Objects.Where(o => o.IsMovable))
        {
            XElement body = root.Descendants("body").FirstOrDefault(b => (string?)b.Attribute("name") == item.Name)
                ?? throw new InputException(
                    $"{domain.ScenePath} has no body named '{item.Name}', which domain.json lists as a movable object.");
            if (!body.Elements().Any(e => e.Name.LocalName is "freejoint" or "joint" && (string?)e.Attribute("name") == item.Name))
            {
                throw new InputException(
                    $"{domain.ScenePath}: the body '{item.Name}' has no joint of its name, by which it moves; add <freejoint name=\"{item.Name}\"/> to it.");
            }

            if (!present.Contains(item.Name))
            {
                body.Remove();
            }
        }

        if (domain.Cameras.Keys.FirstOrDefault(name => Camera(root, name) is null) is { } unseen)
        {
            throw Lacks(domain, unseen);
        }

        XElement stand = root.Descendants("body").FirstOrDefault(b => (string?)b.Attribute("name") == domain.Robot.BaseBody)
            ?? throw new InputException(
                $"{domain.ScenePath} has no body named '{domain.Robot.BaseBody}', the base_body of {domain.Robot.JsonPath}: does it include a robot?");
        stand.SetAttributeValue("pos", Text(domain.RobotBaseMetres));
        if (variation is not null)
        {
            Vary(root, domain, variation);
        }

        return root.ToString();
    }

    /// <summary>The files that the text is made of.</summary>
    /// <exception cref="InputException">One is missing or no XML.</exception>
    public static IEnumerable<string> Files(DomainDescription domain)
    {
        var files = new List<string> { domain.Robot.JsonPath };
        _ = Load(domain.ScenePath, domain.Robot, files);
        return files.Select(Path.GetFullPath);
    }

    private static void Vary(XElement root, DomainDescription domain, SceneVariation variation)
    {
        float angle = variation.CameraTurnRadians.Length();
        Quaternion turn = angle == 0
            ? Quaternion.Identity
            : Quaternion.CreateFromAxisAngle(variation.CameraTurnRadians / angle, angle);
        foreach ((string name, CameraDescription calibration) in domain.Cameras)
        {
            XElement camera = Camera(root, name) ?? throw Lacks(domain, name);

            // a camera in the hand is an element of its body, and so its errors are those of the mount
            Vector3 forward = Vector3.Transform(calibration.Forward, turn);
            Vector3 up = Vector3.Transform(calibration.Up, turn);
            camera.SetAttributeValue("pos", Text(calibration.PositionMetres + variation.CameraShiftMetres));
            camera.SetAttributeValue("quat", null);
            camera.SetAttributeValue("xyaxes", $"{Text(Vector3.Cross(forward, up))} {Text(up)}");
        }

        foreach (XElement light in root.Descendants("light"))
        {
            light.SetAttributeValue("dir", Text(Numbers(light, "dir") + variation.LightTurn));
            light.SetAttributeValue("diffuse", Text(Numbers(light, "diffuse") * variation.Brightness));
        }
    }

    private static XElement? Camera(XElement root, string name) =>
        root.Descendants("camera").FirstOrDefault(camera => (string?)camera.Attribute("name") == name);

    private static InputException Lacks(DomainDescription domain, string camera) =>
        new($"{domain.ScenePath} has no camera named '{camera}', which domain.json lists.");

    private static Vector3 Numbers(XElement element, string attribute)
    {
        float[] parts = [.. ((string?)element.Attribute(attribute) ?? "0 0 0")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => float.Parse(part, CultureInfo.InvariantCulture))];
        return new Vector3(parts);
    }

    private static string Text(Vector3 vector) =>
        string.Create(CultureInfo.InvariantCulture, $"{vector.X:R} {vector.Y:R} {vector.Z:R}");

    private static XElement Load(string path, RobotDescription robot, List<string>? files = null)
    {
        files?.Add(path);
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
            string included = Path.GetFullPath(Path.Combine(folder, file));
            include.ReplaceWith(Load(IsRobot(included, folder) ? robot.ScenePath : included, robot, files).Nodes());
        }

        return root;
    }

    // a robot's folder is known by its description; what the robot itself includes from there is a part of it
    private static bool IsRobot(string included, string from) =>
        Path.GetDirectoryName(included) is string folder && folder != from && File.Exists(Path.Combine(folder, RobotDescription.FileName));

    private static XElement Parse(string path)
    {
        try
        {
            return XDocument.Load(path).Root!;
        }
        catch (XmlException error)
        {
            // an empty file has no line
            throw new InputException($"{path}:{Math.Max(1, error.LineNumber)}:{Math.Max(1, error.LinePosition)}: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
