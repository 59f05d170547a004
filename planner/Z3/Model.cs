namespace Microsoft.Z3;

/// <summary>An assignment that fulfils the assertions.</summary>
public class Model : Z3Object
{
    internal Model(Context context, CountedHandle owner)
        : base(context, owner)
    {
    }

    /// <summary>The value of a term.</summary>
    /// <param name="t">The term.</param>
    /// <param name="completion">Whether constants that the assignment leaves open get a value.</param>
    /// <exception cref="Z3Exception">The term has no value.</exception>
    public unsafe Expr Evaluate(Expr t, bool completion = false)
    {
        ArgumentNullException.ThrowIfNull(t);
        nint value = 0;
        byte found = Native.Z3_model_eval(Context.Handle, NativeObject, t.NativeObject, completion ? (byte)1 : (byte)0, &value);
        Context.Check();
        return found != 0 ? new Expr(Context, value) : throw new Z3Exception("The term has no value in the model.");
    }
}
