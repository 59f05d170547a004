namespace Microsoft.Z3;

/// <summary>A set of assertions that can be checked again and again.</summary>
public class Solver : Z3Object
{
    internal Solver(Context context, CountedHandle owner)
        : base(context, owner)
    {
    }

    /// <summary>Settings from here on.</summary>
    public Params Parameters
    {
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Native.Z3_solver_set_params(Context.Handle, NativeObject, value.NativeObject);
            Context.Check();
        }
    }

    /// <summary>The assignment of the last check; null unless that was satisfiable.</summary>
    public Model? Model
    {
        get
        {
            nint model = Native.Z3_solver_get_model(Context.Handle, NativeObject);
            Context.Check();
            return model == 0
                ? null
                : new Model(Context, Context.Own(model, Native.Z3_model_inc_ref, Native.Z3_model_dec_ref));
        }
    }

    /// <summary>After an unsatisfiable check, assumptions that suffice for it.</summary>
    public BoolExpr[] UnsatCore
    {
        get
        {
            using CountedHandle vector = Context.Own(
                Context.Checked(Native.Z3_solver_get_unsat_core(Context.Handle, NativeObject)),
                Native.Z3_ast_vector_inc_ref,
                Native.Z3_ast_vector_dec_ref);
            nint native = vector.DangerousGetHandle();
            var terms = new BoolExpr[Native.Z3_ast_vector_size(Context.Handle, native)];
            for (uint i = 0; i < terms.Length; i++)
            {
                terms[i] = new BoolExpr(Context, Native.Z3_ast_vector_get(Context.Handle, native, i));
            }

            Context.Check();
            return terms;
        }
    }

    /// <summary>Why the last check was <see cref="Status.UNKNOWN"/>.</summary>
    public unsafe string ReasonUnknown
    {
        get
        {
            string reason = Native.Text(Native.Z3_solver_get_reason_unknown(Context.Handle, NativeObject));
            Context.Check();
            return reason;
        }
    }

    /// <summary>The solver's counters.</summary>
    public Statistics Statistics => new(Context, Context.Own(
        Context.Checked(Native.Z3_solver_get_statistics(Context.Handle, NativeObject)),
        Native.Z3_stats_inc_ref,
        Native.Z3_stats_dec_ref));

    /// <summary>Adds assertions.</summary>
    public void Assert(params BoolExpr[] constraints)
    {
        ArgumentNullException.ThrowIfNull(constraints);
        foreach (BoolExpr constraint in constraints)
        {
            Native.Z3_solver_assert(Context.Handle, NativeObject, constraint.NativeObject);
            Context.Check();
        }
    }

    /// <summary>Adds assertions written in SMT-LIB 2, or in DIMACS where the text begins with <c>p cnf</c>.</summary>
    /// <exception cref="Z3Exception">The text is wrong.</exception>
    public void FromString(string str)
    {
        Native.Z3_solver_from_string(Context.Handle, NativeObject, str);
        Context.Check();
    }

    /// <summary>Looks for an assignment that fulfils all assertions and assumptions.</summary>
    public unsafe Status Check(params Expr[] assumptions)
    {
        ArgumentNullException.ThrowIfNull(assumptions);
        nint[] terms = Array.ConvertAll(assumptions, assumption => assumption.NativeObject);
        fixed (nint* first = terms)
        {
            int answer = Native.Z3_solver_check_assumptions(Context.Handle, NativeObject, (uint)terms.Length, first);
            return (Status)Context.Checked(answer);
        }
    }
}
