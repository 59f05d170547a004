using System.Runtime.CompilerServices;
using static NeuroSymbolic.Simulations.MuJoCoNative;

namespace NeuroSymbolic.Simulations;

public sealed unsafe partial class MuJoCoData
{
    /// <summary>Numbers that <see cref="SaveState"/> writes.</summary>
    public int StateLength => 1 + Model.Nq + (2 * Model.Nv) + Model.Na;

    /// <summary>Moves on by one time step.</summary>
    public void Step()
    {
        mj_step(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>The first half of a step, up to what does not depend on controls and applied forces.</summary>
    public void Step1()
    {
        mj_step1(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>The second half of a step.</summary>
    public void Step2()
    {
        mj_step2(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>Computes everything from the state and the inputs without moving on.</summary>
    public void Forward()
    {
        mj_forward(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>Back to the reference configuration, at rest, inputs zero.</summary>
    public void Reset()
    {
        mj_resetData(model, Pointer);
        GC.KeepAlive(this);
    }

    /// <summary>To a keyframe of the scene.</summary>
    public void ResetToKey(int key)
    {
        RequireIndex(key, Model.Nkey);
        mj_resetDataKeyframe(model, Pointer, key);
        GC.KeepAlive(this);
    }

    /// <summary>How a site moves with the degrees of freedom: its velocity is the matrix times qvel.</summary>
    /// <param name="site">Id of the site.</param>
    /// <param name="translation">Becomes the Jacobian of the position (3 x nv); empty to leave it out.</param>
    /// <param name="rotation">Becomes the Jacobian of the turning, world frame (3 x nv); empty to leave it out.</param>
    public void JacobianSite(int site, Span<double> translation, Span<double> rotation)
    {
        RequireIndex(site, Model.Nsite);
        int length = 3 * Model.Nv;
        if ((!translation.IsEmpty && translation.Length != length) || (!rotation.IsEmpty && rotation.Length != length))
        {
            throw new ArgumentException($"A Jacobian has {length} numbers, got {translation.Length} and {rotation.Length}.");
        }

        fixed (double* position = translation, turning = rotation)
        {
            mj_jacSite(model, Pointer, position, turning, site);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Writes the inertia matrix (nv x nv).</summary>
    public void FullMassMatrix(Span<double> matrix)
    {
        RequireLength(matrix.Length, Model.Nv * Model.Nv);
        fixed (double* destination = matrix)
        {
            mj_fullM(model, destination, *(double**)(Pointer + MuJoCoLayout.Data.QM));
        }

        GC.KeepAlive(this);
    }

    /// <summary>Writes the force and the torque of a contact in its own frame (6): first the normal force, N and N m.</summary>
    public void ContactForce(int contact, Span<double> wrench)
    {
        RequireIndex(contact, Contacts.Length);
        RequireLength(wrench.Length, 6);
        fixed (double* result = wrench)
        {
            mj_contactForce(model, Pointer, contact, result);
        }

        GC.KeepAlive(this);
    }

    /// <summary>Makes another world of the same model equal to this one.</summary>
    public void CopyTo(MuJoCoData other)
    {
        if (other.Model != Model)
        {
            throw new ArgumentException("The worlds are of different models.", nameof(other));
        }

        mj_copyData(other.Pointer, model, Pointer);
        GC.KeepAlive(this);
        GC.KeepAlive(other);
    }

    /// <summary>Writes time, qpos, qvel, act and the solver's warm start (<see cref="StateLength"/> numbers). Steps from there with the
    /// same inputs go on bit for bit as they did here.</summary>
    public void SaveState(Span<double> state)
    {
        RequireLength(state.Length, StateLength);
        state[0] = Time;
        state = state[1..];
        Take(Qpos, ref state);
        Take(Qvel, ref state);
        Take(Act, ref state);
        Take(Warmstart, ref state);

        static void Take(Span<double> field, ref Span<double> rest)
        {
            field.CopyTo(rest);
            rest = rest[field.Length..];
        }
    }

    /// <summary>Takes up a saved state. Poses and forces follow with the next step, or with <see cref="Forward"/>, which changes the warm
    /// start and with it the last bits of what comes after.</summary>
    public void LoadState(ReadOnlySpan<double> state)
    {
        RequireLength(state.Length, StateLength);
        Time = state[0];
        state = state[1..];
        Give(Qpos, ref state);
        Give(Qvel, ref state);
        Give(Act, ref state);
        Give(Warmstart, ref state);

        static void Give(Span<double> field, ref ReadOnlySpan<double> rest)
        {
            rest[..field.Length].CopyTo(field);
            rest = rest[field.Length..];
        }
    }

    /// <summary>Where the bodies are after the last physics step: position in metres and quaternion w x y z of each.</summary>
    /// <param name="poses">Becomes seven numbers for each body, the world's first (nbody x 7).</param>
    public void WriteBodyPoses(Span<float> poses)
    {
        RequireLength(poses.Length, Model.Nbody * 7);
        ReadOnlySpan<double> positions = Xpos, turns = Xquat;
        for (int body = 0; body < Model.Nbody; body++)
        {
            Span<float> pose = poses.Slice(7 * body, 7);
            for (int axis = 0; axis < 3; axis++)
            {
                pose[axis] = (float)positions[(3 * body) + axis];
            }

            for (int part = 0; part < 4; part++)
            {
                pose[3 + part] = (float)turns[(4 * body) + part];
            }
        }
    }

    private Span<double> Warmstart => Doubles(MuJoCoLayout.Data.QaccWarmstart, Model.Nv);

    private static void RequireIndex(int index, int count, [CallerArgumentExpression(nameof(index))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count, name);
    }

    private static void RequireLength(int length, int needed)
    {
        if (length != needed)
        {
            throw new ArgumentException($"{needed} numbers are needed, got {length}.");
        }
    }
}
