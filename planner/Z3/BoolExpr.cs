namespace Microsoft.Z3;

/// <summary>A term that is true or false.</summary>
public class BoolExpr : Expr
{
    internal BoolExpr(Context context, nint native)
        : base(context, native)
    {
    }
}
