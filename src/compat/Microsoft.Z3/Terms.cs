namespace Microsoft.Z3;

/// <summary>A name of the solver.</summary>
public class Symbol : Z3Object
{
    internal Symbol(Context context, nint native)
        : base(context, native)
    {
    }
}

/// <summary>A number used as a name; DIMACS variables have such names.</summary>
public class IntSymbol : Symbol
{
    internal IntSymbol(Context context, nint native)
        : base(context, native)
    {
    }
}

/// <summary>A node of the solver's syntax trees.</summary>
public class AST : Z3Object
{
    internal AST(Context context, nint native)
        : base(context, native)
    {
    }
}

/// <summary>A term.</summary>
public class Expr : AST
{
    internal Expr(Context context, nint native)
        : base(context, native)
    {
    }

    /// <summary>Whether it is the constant true.</summary>
    public bool IsTrue => Context.Checked(Native.Z3_get_bool_value(Context.Handle, NativeObject)) == 1;
}

/// <summary>A term that is true or false.</summary>
public class BoolExpr : Expr
{
    internal BoolExpr(Context context, nint native)
        : base(context, native)
    {
    }
}
