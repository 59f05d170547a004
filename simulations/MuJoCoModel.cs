using System.Runtime.InteropServices;
using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>A compiled MuJoCo scene (mjModel): what is there, and what does not change while it moves.</summary>
/// <remarks>Members bear MuJoCo's own names. Arrays are row-major views into the engine's memory, valid until the model is disposed;
/// dispose it after the <see cref="MuJoCoData"/> made from it. One model may serve many threads at once.</remarks>
public sealed unsafe partial class MuJoCoModel : IDisposable
{
    private const int ErrorLength = 1024;

    /// <summary>The engine keeps the last parsed XML in one place.</summary>
    private static readonly Lock Parsing = new();

    private readonly ModelHandle handle;
    private byte* model;

    private MuJoCoModel(byte* model)
    {
        handle = new ModelHandle((nint)model);
        this.model = model;
    }

    /// <summary>Length of qpos.</summary>
    public int Nq => Count(MuJoCoLayout.Model.Nq);

    /// <summary>Degrees of freedom, the length of qvel.</summary>
    public int Nv => Count(MuJoCoLayout.Model.Nv);

    /// <summary>Actuators.</summary>
    public int Nu => Count(MuJoCoLayout.Model.Nu);

    /// <summary>Actuators' activation states.</summary>
    public int Na => Count(MuJoCoLayout.Model.Na);

    /// <summary>Bodies, the world (0) included.</summary>
    public int Nbody => Count(MuJoCoLayout.Model.Nbody);

    /// <summary>Joints.</summary>
    public int Njnt => Count(MuJoCoLayout.Model.Njnt);

    /// <summary>Geoms.</summary>
    public int Ngeom => Count(MuJoCoLayout.Model.Ngeom);

    /// <summary>Sites.</summary>
    public int Nsite => Count(MuJoCoLayout.Model.Nsite);

    /// <summary>Cameras.</summary>
    public int Ncam => Count(MuJoCoLayout.Model.Ncam);

    /// <summary>Sensors.</summary>
    public int Nsensor => Count(MuJoCoLayout.Model.Nsensor);

    /// <summary>Numbers of all sensors.</summary>
    public int Nsensordata => Count(MuJoCoLayout.Model.Nsensordata);

    /// <summary>Keyframes.</summary>
    public int Nkey => Count(MuJoCoLayout.Model.Nkey);

    /// <summary>Numbers of the sparse inertia matrix.</summary>
    public int NM => Count(MuJoCoLayout.Model.NM);

    /// <summary>opt.timestep, the length of a physics step in seconds.</summary>
    public double Timestep => *(double*)(Pointer + MuJoCoLayout.Model.Timestep);

    /// <summary>vis.global.offwidth, columns of the largest picture that can be rendered.</summary>
    public int Offwidth => Count(MuJoCoLayout.Model.OffscreenWidth);

    /// <summary>vis.global.offheight, rows of the largest picture that can be rendered.</summary>
    public int Offheight => Count(MuJoCoLayout.Model.OffscreenHeight);

    /// <summary>Parent of each body (nbody).</summary>
    public ReadOnlySpan<int> BodyParentid => Integers(MuJoCoLayout.Model.BodyParentid, Nbody);

    /// <summary>Ancestor of each body that is fixed to the world or floats in it (nbody).</summary>
    public ReadOnlySpan<int> BodyRootid => Integers(MuJoCoLayout.Model.BodyRootid, Nbody);

    /// <summary>First joint of each body, -1 where it has none (nbody).</summary>
    public ReadOnlySpan<int> BodyJntadr => Integers(MuJoCoLayout.Model.BodyJntadr, Nbody);

    /// <summary>Mass of each body, kg (nbody).</summary>
    public ReadOnlySpan<double> BodyMass => Doubles(MuJoCoLayout.Model.BodyMass, Nbody);

    /// <summary>mjtJoint of each joint: 0 free, 1 ball, 2 slide, 3 hinge (njnt).</summary>
    public ReadOnlySpan<int> JntType => Integers(MuJoCoLayout.Model.JntType, Njnt);

    /// <summary>Where each joint starts in qpos (njnt).</summary>
    public ReadOnlySpan<int> JntQposadr => Integers(MuJoCoLayout.Model.JntQposadr, Njnt);

    /// <summary>Where each joint starts in qvel (njnt).</summary>
    public ReadOnlySpan<int> JntDofadr => Integers(MuJoCoLayout.Model.JntDofadr, Njnt);

    /// <summary>Body that each joint moves (njnt).</summary>
    public ReadOnlySpan<int> JntBodyid => Integers(MuJoCoLayout.Model.JntBodyid, Njnt);

    /// <summary>Lower and upper limit of each joint, rad or m (njnt x 2); zeros where it has none.</summary>
    public ReadOnlySpan<double> JntRange => Doubles(MuJoCoLayout.Model.JntRange, Njnt * 2);

    /// <summary>Diagonal of the inertia matrix in the reference configuration (nv).</summary>
    public ReadOnlySpan<double> DofM0 => Doubles(MuJoCoLayout.Model.DofM0, Nv);

    /// <summary>mjtGeom of each geom: 0 plane, 2 sphere, 3 capsule, 5 cylinder, 6 box, 7 mesh (ngeom).</summary>
    public ReadOnlySpan<int> GeomType => Integers(MuJoCoLayout.Model.GeomType, Ngeom);

    /// <summary>Bits of what each geom touches, and of what touches it (ngeom each): two touch where one's first and the other's second share a bit.</summary>
    public ReadOnlySpan<int> GeomContype => Integers(MuJoCoLayout.Model.GeomContype, Ngeom);

    /// <inheritdoc cref="GeomContype"/>
    public ReadOnlySpan<int> GeomConaffinity => Integers(MuJoCoLayout.Model.GeomConaffinity, Ngeom);

    /// <summary>Body of each geom (ngeom).</summary>
    public ReadOnlySpan<int> GeomBodyid => Integers(MuJoCoLayout.Model.GeomBodyid, Ngeom);

    /// <summary>Half sizes or radii of each geom, m (ngeom x 3).</summary>
    public ReadOnlySpan<double> GeomSize => Doubles(MuJoCoLayout.Model.GeomSize, Ngeom * 3);

    /// <summary>Body of each site (nsite).</summary>
    public ReadOnlySpan<int> SiteBodyid => Integers(MuJoCoLayout.Model.SiteBodyid, Nsite);

    /// <summary>Vertical field of view of each camera, degrees (ncam).</summary>
    public ReadOnlySpan<double> CamFovy => Doubles(MuJoCoLayout.Model.CamFovy, Ncam);

    /// <summary>What each actuator pulls on, for a joint its id, and -1 or a second one (nu x 2).</summary>
    public ReadOnlySpan<int> ActuatorTrnid => Integers(MuJoCoLayout.Model.ActuatorTrnid, Nu * 2);

    /// <summary>Smallest and largest control of each actuator (nu x 2).</summary>
    public ReadOnlySpan<double> ActuatorCtrlrange => Doubles(MuJoCoLayout.Model.ActuatorCtrlrange, Nu * 2);

    /// <summary>Smallest and largest force of each actuator, N or N m (nu x 2).</summary>
    public ReadOnlySpan<double> ActuatorForcerange => Doubles(MuJoCoLayout.Model.ActuatorForcerange, Nu * 2);

    /// <summary>Where each sensor starts in sensordata (nsensor).</summary>
    public ReadOnlySpan<int> SensorAdr => Integers(MuJoCoLayout.Model.SensorAdr, Nsensor);

    /// <summary>Numbers of each sensor (nsensor).</summary>
    public ReadOnlySpan<int> SensorDim => Integers(MuJoCoLayout.Model.SensorDim, Nsensor);

    /// <summary>qpos of each keyframe (nkey x nq).</summary>
    public ReadOnlySpan<double> KeyQpos => Doubles(MuJoCoLayout.Model.KeyQpos, Nkey * Nq);

    /// <summary>The mjModel.</summary>
    internal byte* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(model == null, this);
            return model;
        }
    }

    /// <summary>Reads and compiles an MJCF or URDF file.</summary>
    /// <exception cref="InputException">The file is missing or wrong.</exception>
    /// <exception cref="EngineException">MuJoCo is missing or of another version.</exception>
    public static MuJoCoModel FromFile(string path)
    {
        MuJoCoEngine.EnsureReady();
        return File.Exists(path) ? Compile(path, null) : throw new InputException($"{path}: there is no such file.");
    }

    /// <summary>Compiles MJCF or URDF text.</summary>
    /// <param name="xml">The text.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="InputException">The text is wrong.</exception>
    /// <exception cref="EngineException">MuJoCo is missing or of another version.</exception>
    public static MuJoCoModel FromXml(string xml, string name = "model.xml")
    {
        MuJoCoEngine.EnsureReady();
        int length = Encoding.UTF8.GetByteCount(xml);
        byte* files = (byte*)NativeMemory.Alloc(MuJoCoLayout.VirtualFiles.Size);
        MuJoCoNative.mj_defaultVFS(files);
        try
        {
            if (length == 0 || MuJoCoNative.mj_makeEmptyFileVFS(files, name, length) != 0)
            {
                throw new InputException($"{name}: the text of the model is empty or too long.");
            }

            byte* contents = *(byte**)(files + MuJoCoLayout.VirtualFiles.Contents);
            Encoding.UTF8.GetBytes(xml, new Span<byte>(contents, length));
            return Compile(name, files);
        }
        finally
        {
            MuJoCoNative.mj_deleteVFS(files);
            NativeMemory.Free(files);
        }
    }

    /// <summary>Frees the scene, or leaves that to the last <see cref="MuJoCoData"/> made from it.</summary>
    public void Dispose()
    {
        model = null;
        handle.Dispose();
    }

    /// <summary>The owner of the memory, with one more reference that the caller gives back.</summary>
    internal ModelHandle Share()
    {
        bool shared = false;
        handle.DangerousAddRef(ref shared);
        return handle;
    }

    private static MuJoCoModel Compile(string name, byte* files)
    {
        byte* error = stackalloc byte[ErrorLength];
        *error = 0;
        byte* model;
        lock (Parsing)
        {
            model = MuJoCoNative.mj_loadXML(name, files, error, ErrorLength);
        }

        string[] lines = (Marshal.PtrToStringUTF8((nint)error) ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string message = $"{name}: {string.Join("; ", lines).Replace(":;", ":", StringComparison.Ordinal)}";
        if (model == null)
        {
            throw new InputException(message);
        }

        if (lines.Length > 0)
        {
            MuJoCoEngine.Warn(message);
        }

        return new MuJoCoModel(model);
    }

    private int Count(int offset) => *(int*)(Pointer + offset);

    private ReadOnlySpan<int> Integers(int offset, int length) => new(*(int**)(Pointer + offset), length);

    private ReadOnlySpan<double> Doubles(int offset, int length) => new(*(double**)(Pointer + offset), length);
}
