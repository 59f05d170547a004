using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroSymbolic.Simulations;

/// <summary>A detected contact between two geoms, laid out as mjContact.</summary>
[StructLayout(LayoutKind.Explicit, Size = MuJoCoLayout.Contact.Size)]
public readonly struct MuJoCoContact
{
    [FieldOffset(MuJoCoLayout.Contact.Dist)]
    private readonly double dist;

    [FieldOffset(MuJoCoLayout.Contact.Pos)]
    private readonly Vector pos;

    [FieldOffset(MuJoCoLayout.Contact.Frame)]
    private readonly Matrix frame;

    [FieldOffset(MuJoCoLayout.Contact.Geom1)]
    private readonly int _geom1;

    [FieldOffset(MuJoCoLayout.Contact.Geom2)]
    private readonly int _geom2;

    [FieldOffset(MuJoCoLayout.Contact.Exclude)]
    private readonly int exclude;

    /// <summary>Distance between the surfaces, m; negative when they overlap.</summary>
    public double Dist => dist;

    /// <summary>Id of the first geom.</summary>
    public int Geom1 => _geom1;

    /// <summary>Id of the second geom.</summary>
    public int Geom2 => _geom2;

    /// <summary>Whether the contact can bear force: neither in the gap nor left out by the engine.</summary>
    public bool IsActive => exclude == 0;

    /// <summary>The point midway between the surfaces, world frame, m (3).</summary>
    [UnscopedRef]
    public ReadOnlySpan<double> Pos => pos;

    /// <summary>Axes in the world frame, one a row; the first is the normal, from geom 1 to geom 2 (3 x 3).</summary>
    [UnscopedRef]
    public ReadOnlySpan<double> Frame => frame;

    [InlineArray(3)]
    private struct Vector
    {
        private double first;
    }

    [InlineArray(9)]
    private struct Matrix
    {
        private double first;
    }
}
