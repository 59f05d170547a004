namespace Microsoft.Z3;

/// <summary>A term.</summary>
public class Expr : AST
{
    internal Expr(Context context, nint native)
        : base(context, native)
    {
    }

    /// <summary>Whether it is the constant true.</summary>
    public bool IsTrue => Context.Checked(Native.Z3_get_bool_value(Context.Handle, NativeObject)) == 1;
}
