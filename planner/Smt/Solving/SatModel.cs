using Microsoft.Z3;

namespace NeuroSymbolic.Planner.Smt.Solving;

/// <summary>An assignment to the variables of clauses.</summary>
internal sealed class SatModel : IDisposable
{
    private readonly Context context;
    private readonly Model model;

    public SatModel(Context context, Model model)
    {
        this.context = context;
        this.model = model;
    }

    /// <summary>Whether the literal is true; variables that the assignment leaves open are false.</summary>
    public bool IsTrue(int literal) => literal switch
    {
        ClauseBuffer.True => true,
        ClauseBuffer.False => false,
        < 0 => !IsTrue(-literal),
        _ => model.Evaluate(context.MkBoolConst(context.MkSymbol(literal))).IsTrue,
    };

    /// <summary>Gives its memory back before the session ends.</summary>
    public void Dispose() => ((IDisposable)model).Dispose();
}
