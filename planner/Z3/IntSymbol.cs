namespace Microsoft.Z3;

/// <summary>A number used as a name; DIMACS variables have such names.</summary>
public class IntSymbol : Symbol
{
    internal IntSymbol(Context context, nint native)
        : base(context, native)
    {
    }
}
