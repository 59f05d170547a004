using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>Writes conditions with the objects that their variables stand for.</summary>
internal sealed class LiftedText(Symbols symbols, int[] binding)
{
    // [slot]: the name of a variable whose quantifier is written too
    private readonly Dictionary<int, string> names = [];

    public string Write(LiftedCondition condition)
    {
        switch (condition)
        {
            case LiftedCondition.Literal literal:
                string atom = Write(literal.Atom);
                return literal.IsPositive ? atom : $"(not {atom})";
            case LiftedCondition.Same same:
                string equality = $"(= {Term(same.Left)} {Term(same.Right)})";
                return same.IsPositive ? equality : $"(not {equality})";
            case LiftedCondition.Comparison comparison:
                return Write(comparison);
            case LiftedCondition.Junction junction:
                string parts = string.Concat(Array.ConvertAll(junction.Parts, part => $" {Write(part)}"));
                return $"({(junction.IsConjunction ? "and" : "or")}{parts})";
            default:
                return Write((LiftedCondition.Quantifier)condition);
        }
    }

    public string Write(LiftedAtom atom) => Write(symbols.Predicates[atom.Symbol].Name, atom.Terms);

    private string Write(LiftedCondition.Quantifier quantifier)
    {
        foreach (LiftedVariable variable in quantifier.Variables)
        {
            names[variable.Slot] = variable.Name;
        }

        string variables = string.Join(' ', Array.ConvertAll(quantifier.Variables, variable => variable.Name));
        return $"({(quantifier.IsUniversal ? "forall" : "exists")} ({variables}) {Write(quantifier.Body)})";
    }

    private string Write(LiftedCondition.Comparison comparison)
    {
        string relation = comparison.Relation switch
        {
            ComparisonOperator.AtLeast => ">=",
            ComparisonOperator.Greater => ">",
            _ => "=",
        };
        var difference = (LiftedExpression.Operation)comparison.Difference;
        return $"({relation} {Write(difference.Left)} {Write(difference.Right)})";
    }

    public string Write(LiftedExpression expression)
    {
        switch (expression)
        {
            case LiftedExpression.Number number:
                return number.Value.ToString();
            case LiftedExpression.Function function:
                return Write(
                    function.Atom.Symbol == LiftedCompiler.TotalTimeSymbol ? "total-time" : symbols.Functions[function.Atom.Symbol].Name,
                    function.Atom.Terms);
            default:
                var operation = (LiftedExpression.Operation)expression;
                string sign = operation.Kind switch
                {
                    ArithmeticOperator.Add => "+",
                    ArithmeticOperator.Subtract => "-",
                    ArithmeticOperator.Multiply => "*",
                    _ => "/",
                };
                return $"({sign} {Write(operation.Left)} {Write(operation.Right)})";
        }
    }

    private string Write(string name, int[] terms) => $"({string.Join(' ', [name, .. Array.ConvertAll(terms, Term)])})";

    private string Term(int term) =>
        term < 0 ? symbols.Objects[~term].Name : names.TryGetValue(term, out string? name) ? name : symbols.Objects[binding[term]].Name;
}
