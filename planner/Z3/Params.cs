namespace Microsoft.Z3;

/// <summary>Named settings for a solver.</summary>
public class Params : Z3Object
{
    internal Params(Context context, CountedHandle owner)
        : base(context, owner)
    {
    }

    /// <summary>Adds a setting that is a number.</summary>
    public Params Add(string name, uint value)
    {
        Native.Z3_params_set_uint(Context.Handle, NativeObject, Context.Symbol(name), value);
        Context.Check();
        return this;
    }
}
