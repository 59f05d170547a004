namespace Microsoft.Z3;

/// <summary>The owner of all terms, solvers and models that come from it. Not for use by several threads, but for
/// <see cref="Interrupt"/>.</summary>
public class Context : IDisposable
{
    private readonly ContextHandle handle = new();

    internal nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(handle.IsClosed, this);
            return handle.DangerousGetHandle();
        }
    }

    /// <summary>A name that is a number.</summary>
    public IntSymbol MkSymbol(int i) => new(this, Checked(Native.Z3_mk_int_symbol(Handle, i)));

    /// <summary>A Boolean constant; the same name gives the same constant.</summary>
    public BoolExpr MkBoolConst(Symbol name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new BoolExpr(this, Checked(Native.Z3_mk_const(Handle, name.NativeObject, Native.Z3_mk_bool_sort(Handle))));
    }

    /// <summary>A Boolean constant; the same name gives the same constant.</summary>
    public BoolExpr MkBoolConst(string name) =>
        new(this, Checked(Native.Z3_mk_const(Handle, Symbol(name), Native.Z3_mk_bool_sort(Handle))));

    /// <summary>An integer constant; the same name gives the same constant.</summary>
    public IntExpr MkIntConst(string name) =>
        new(this, Checked(Native.Z3_mk_const(Handle, Symbol(name), Native.Z3_mk_int_sort(Handle))));

    /// <summary>The denial of a term.</summary>
    public BoolExpr MkNot(BoolExpr a)
    {
        ArgumentNullException.ThrowIfNull(a);
        return new BoolExpr(this, Checked(Native.Z3_mk_not(Handle, a.NativeObject)));
    }

    /// <summary>That the coefficients of the true terms sum up to at most k.</summary>
    public unsafe BoolExpr MkPBLe(int[] coeffs, BoolExpr[] args, int k)
    {
        ArgumentNullException.ThrowIfNull(coeffs);
        nint[] terms = Array.ConvertAll(args, arg => arg.NativeObject);
        fixed (nint* firstTerm = terms)
        fixed (int* firstCoefficient = coeffs)
        {
            return new BoolExpr(this, Checked(Native.Z3_mk_pble(Handle, (uint)terms.Length, firstTerm, firstCoefficient, k)));
        }
    }

    /// <summary>An empty set of parameters.</summary>
    public Params MkParams() => new(this, Own(
        Checked(Native.Z3_mk_params(Handle)), Native.Z3_params_inc_ref, Native.Z3_params_dec_ref));

    /// <summary>A solver for a logic; <c>QF_FD</c> is the SAT core.</summary>
    /// <exception cref="Z3Exception">There is no such logic.</exception>
    public Solver MkSolver(string logic) => new(this, Own(
        Checked(Native.Z3_mk_solver_for_logic(Handle, Symbol(logic))), Native.Z3_solver_inc_ref, Native.Z3_solver_dec_ref));

    /// <summary>Makes a check that runs in another thread return <see cref="Status.UNKNOWN"/> soon.</summary>
    public void Interrupt() => Native.Z3_interrupt(Handle);

    /// <summary>Ends the context once the solvers and models from it are gone as well.</summary>
    void IDisposable.Dispose()
    {
        handle.Dispose();
        GC.SuppressFinalize(this);
    }

    internal nint Symbol(string name) => Checked(Native.Z3_mk_string_symbol(Handle, name));

    internal CountedHandle Own(nint native, Action<nint, nint> acquire, Action<nint, nint> release) =>
        new(handle, native, acquire, release);

    /// <summary>Passes on the value of the call just made, unless that call failed.</summary>
    internal T Checked<T>(T value)
    {
        Check();
        return value;
    }

    internal unsafe void Check()
    {
        int code = Native.Z3_get_error_code(Handle);
        if (code != 0)
        {
            throw new Z3Exception(Native.Text(Native.Z3_get_error_msg(Handle, code)));
        }
    }
}
