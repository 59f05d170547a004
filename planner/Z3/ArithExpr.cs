namespace Microsoft.Z3;

/// <summary>A term that is a number.</summary>
public class ArithExpr : Expr
{
    internal ArithExpr(Context context, nint native)
        : base(context, native)
    {
    }
}
