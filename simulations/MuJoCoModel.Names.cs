using System.Globalization;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;
using static NeuroSymbolic.Simulations.MuJoCoNative;

namespace NeuroSymbolic.Simulations;

public sealed unsafe partial class MuJoCoModel
{
    /// <summary>Id of the body of that name.</summary>
    /// <exception cref="InputException">There is none; the message lists the bodies there are. So with the other kinds.</exception>
    public int Body(string name) => Find(ObjectKind.Body, Nbody, name);

    /// <summary>Id of the joint of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Joint(string name) => Find(ObjectKind.Joint, Njnt, name);

    /// <summary>Id of the geom of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Geom(string name) => Find(ObjectKind.Geom, Ngeom, name);

    /// <summary>Id of the site of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Site(string name) => Find(ObjectKind.Site, Nsite, name);

    /// <summary>Id of the camera of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Camera(string name) => Find(ObjectKind.Camera, Ncam, name);

    /// <summary>Id of the actuator of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Actuator(string name) => Find(ObjectKind.Actuator, Nu, name);

    /// <summary>Id of the sensor of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Sensor(string name) => Find(ObjectKind.Sensor, Nsensor, name);

    /// <summary>Id of the keyframe of that name.</summary>
    /// <inheritdoc cref="Body"/>
    public int Key(string name) => Find(ObjectKind.Key, Nkey, name);

    /// <summary>Name of a body, null when it has none.</summary>
    public string? BodyName(int body) => Name(ObjectKind.Body, body);

    /// <summary>Name of a geom, null when it has none.</summary>
    public string? GeomName(int geom) => Name(ObjectKind.Geom, geom);

    private int Find(ObjectKind kind, int count, string name)
    {
        int id = mj_name2id(Pointer, (int)kind, name);
        if (id >= 0)
        {
            return id;
        }

        string[] names = [.. Enumerable.Range(0, count).Select(i => Name(kind, i)).OfType<string>()];
        string known = names.Length == 0 ? "it names none" : $"it has {string.Join(", ", names)}";
        string word = CultureInfo.InvariantCulture.TextInfo.ToLower(kind.ToString());
        throw new InputException($"The scene has no {word} '{name}'; {known}.");
    }

    private string? Name(ObjectKind kind, int id) => Marshal.PtrToStringUTF8((nint)mj_id2name(Pointer, (int)kind, id));
}
