namespace Microsoft.Z3;

/// <summary>A node of the solver's syntax trees.</summary>
public class AST : Z3Object
{
    internal AST(Context context, nint native)
        : base(context, native)
    {
    }

    /// <summary>SMT-LIB text.</summary>
    public override unsafe string ToString()
    {
        string text = Native.Text(Native.Z3_ast_to_string(Context.Handle, NativeObject));
        Context.Check();
        return text;
    }
}
