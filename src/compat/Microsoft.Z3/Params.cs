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

    /// <summary>Adds a setting that is true or false.</summary>
    public Params Add(string name, bool value)
    {
        Native.Z3_params_set_bool(Context.Handle, NativeObject, Context.Symbol(name), value ? (byte)1 : (byte)0);
        Context.Check();
        return this;
    }

    /// <summary>Adds a setting that is a real number.</summary>
    public Params Add(string name, double value)
    {
        Native.Z3_params_set_double(Context.Handle, NativeObject, Context.Symbol(name), value);
        Context.Check();
        return this;
    }

    /// <summary>Adds a setting that is a name.</summary>
    public Params Add(string name, string value)
    {
        Native.Z3_params_set_symbol(Context.Handle, NativeObject, Context.Symbol(name), Context.Symbol(value));
        Context.Check();
        return this;
    }
}
