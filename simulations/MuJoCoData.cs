using NeuroSymbolic.Core;
using static NeuroSymbolic.Simulations.MuJoCoLayout;

namespace NeuroSymbolic.Simulations;

/// <summary>The moving part of a scene (mjData): its state, inputs, and everything the engine computes from them.</summary>
/// <remarks>Members bear MuJoCo's own names; world frame z up, SI units, quaternions w x y z, matrices row-major. Arrays are views
/// into the engine's memory: they show each change at once, and end with this object. For one thread at a time.</remarks>
public sealed unsafe partial class MuJoCoData : IDisposable
{
    private readonly DataHandle handle;
    private readonly byte* model;
    private byte* data;

    /// <summary>A scene at rest in its reference configuration; call <see cref="Forward"/> before positions of bodies are read.</summary>
    /// <exception cref="EngineException">There is no memory for it.</exception>
    public MuJoCoData(MuJoCoModel model)
    {
        Model = model;
        this.model = model.Pointer;
        ModelHandle shared = model.Share();
        data = MuJoCoNative.mj_makeData(this.model);
        handle = new DataHandle((nint)data, shared);
        if (data == null)
        {
            shared.DangerousRelease();
            throw new EngineException("MuJoCo has no memory for another world.");
        }
    }

    /// <summary>The scene.</summary>
    public MuJoCoModel Model { get; }

    /// <summary>Simulated time, s.</summary>
    public double Time
    {
        get => *(double*)(Pointer + Data.Time);
        set => *(double*)(Pointer + Data.Time) = value;
    }

    /// <summary>Positions: m and rad, a free joint has 7 numbers (nq).</summary>
    public Span<double> Qpos => Doubles(Data.Qpos, Model.Nq);

    /// <summary>Velocities: m/s and rad/s, a free joint has 6 numbers (nv).</summary>
    public Span<double> Qvel => Doubles(Data.Qvel, Model.Nv);

    /// <summary>Actuators' activations (na).</summary>
    public Span<double> Act => Doubles(Data.Act, Model.Na);

    /// <summary>Controls (nu).</summary>
    public Span<double> Ctrl => Doubles(Data.Ctrl, Model.Nu);

    /// <summary>Forces put on the degrees of freedom from outside, N and N m (nv).</summary>
    public Span<double> QfrcApplied => Doubles(Data.QfrcApplied, Model.Nv);

    /// <summary>Accelerations (nv).</summary>
    public ReadOnlySpan<double> Qacc => Doubles(Data.Qacc, Model.Nv);

    /// <summary>Gravity, Coriolis and centrifugal forces: what must be held to stay unaccelerated, N and N m (nv).</summary>
    public ReadOnlySpan<double> QfrcBias => Doubles(Data.QfrcBias, Model.Nv);

    /// <summary>Forces of springs and dampers, N and N m (nv).</summary>
    public ReadOnlySpan<double> QfrcPassive => Doubles(Data.QfrcPassive, Model.Nv);

    /// <summary>Forces of the actuators on the degrees of freedom, N and N m (nv).</summary>
    public ReadOnlySpan<double> QfrcActuator => Doubles(Data.QfrcActuator, Model.Nv);

    /// <summary>Forces of contacts, limits and friction on the degrees of freedom, N and N m (nv).</summary>
    public ReadOnlySpan<double> QfrcConstraint => Doubles(Data.QfrcConstraint, Model.Nv);

    /// <summary>Force of each actuator, N or N m (nu).</summary>
    public ReadOnlySpan<double> ActuatorForce => Doubles(Data.ActuatorForce, Model.Nu);

    /// <summary>Sensor readings; where each starts is in <see cref="MuJoCoModel.SensorAdr"/> (nsensordata).</summary>
    public ReadOnlySpan<double> Sensordata => Doubles(Data.Sensordata, Model.Nsensordata);

    /// <summary>Potential and kinetic energy, J (2); zero unless the scene enables it: <c>option/flag energy="enable"</c>.</summary>
    public ReadOnlySpan<double> Energy => new(Pointer + Data.Energy, 2);

    /// <summary>Positions of the bodies (nbody x 3).</summary>
    public ReadOnlySpan<double> Xpos => Doubles(Data.Xpos, Model.Nbody * 3);

    /// <summary>Orientations of the bodies (nbody x 4).</summary>
    public ReadOnlySpan<double> Xquat => Doubles(Data.Xquat, Model.Nbody * 4);

    /// <summary>Orientations of the bodies (nbody x 9).</summary>
    public ReadOnlySpan<double> Xmat => Doubles(Data.Xmat, Model.Nbody * 9);

    /// <summary>A point on each joint's axis, world frame, m (njnt x 3).</summary>
    public ReadOnlySpan<double> Xanchor => Doubles(Data.Xanchor, Model.Njnt * 3);

    /// <summary>Direction of each joint's axis, world frame (njnt x 3).</summary>
    public ReadOnlySpan<double> Xaxis => Doubles(Data.Xaxis, Model.Njnt * 3);

    /// <summary>Positions of the geoms (ngeom x 3).</summary>
    public ReadOnlySpan<double> GeomXpos => Doubles(Data.GeomXpos, Model.Ngeom * 3);

    /// <summary>Orientations of the geoms (ngeom x 9).</summary>
    public ReadOnlySpan<double> GeomXmat => Doubles(Data.GeomXmat, Model.Ngeom * 9);

    /// <summary>Positions of the sites (nsite x 3).</summary>
    public ReadOnlySpan<double> SiteXpos => Doubles(Data.SiteXpos, Model.Nsite * 3);

    /// <summary>Orientations of the sites (nsite x 9).</summary>
    public ReadOnlySpan<double> SiteXmat => Doubles(Data.SiteXmat, Model.Nsite * 9);

    /// <summary>Positions of the cameras (ncam x 3).</summary>
    public ReadOnlySpan<double> CamXpos => Doubles(Data.CamXpos, Model.Ncam * 3);

    /// <summary>Orientations of the cameras, which look along -z with y up (ncam x 9).</summary>
    public ReadOnlySpan<double> CamXmat => Doubles(Data.CamXmat, Model.Ncam * 9);

    /// <summary>Inertia matrix in the engine's sparse form (nM); <see cref="FullMassMatrix"/> makes it dense.</summary>
    public ReadOnlySpan<double> QM => Doubles(Data.QM, Model.NM);

    /// <summary>The contacts of the last step (ncon).</summary>
    public ReadOnlySpan<MuJoCoContact> Contacts =>
        new(*(void**)(Pointer + Data.Contact), *(int*)(Pointer + Data.Ncon));

    /// <summary>The mjData.</summary>
    internal byte* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(data == null, this);
            return data;
        }
    }

    /// <summary>How often the engine warned of this since the last reset; its own reset after bad numbers leaves a count of 1 for their kind.</summary>
    public int CountWarnings(MuJoCoWarning kind) =>
        *(int*)(Pointer + Data.Warning + ((int)kind * Warning.Size) + Warning.Number);

    /// <summary>Frees the world.</summary>
    public void Dispose()
    {
        data = null;
        handle.Dispose();
    }

    private Span<double> Doubles(int offset, int length) => new(*(double**)(Pointer + offset), length);
}
