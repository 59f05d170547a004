namespace Microsoft.Z3;

/// <summary>A term that is a whole number.</summary>
public class IntExpr : ArithExpr
{
    internal IntExpr(Context context, nint native)
        : base(context, native)
    {
    }
}
