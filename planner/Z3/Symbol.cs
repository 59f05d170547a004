namespace Microsoft.Z3;

/// <summary>A name of the solver.</summary>
public class Symbol : Z3Object
{
    internal Symbol(Context context, nint native)
        : base(context, native)
    {
    }
}
