namespace Microsoft.Z3;

/// <summary>A node of the solver's syntax trees.</summary>
public class AST : Z3Object
{
    internal AST(Context context, nint native)
        : base(context, native)
    {
    }

    /// <summary>A number that only equal terms share.</summary>
    public uint Id => Context.Checked(Native.Z3_get_ast_id(Context.Handle, NativeObject));

    /// <summary>SMT-LIB text.</summary>
    public override unsafe string ToString()
    {
        string text = Native.Text(Native.Z3_ast_to_string(Context.Handle, NativeObject));
        Context.Check();
        return text;
    }
}
