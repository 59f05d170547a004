namespace Microsoft.Z3;

/// <summary>A node of the solver's syntax trees.</summary>
public class AST : Z3Object
{
    internal AST(Context context, nint native)
        : base(context, native)
    {
    }
}
