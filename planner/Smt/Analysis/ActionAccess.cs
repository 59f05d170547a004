using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Analysis;

/// <summary>Which variables the actions of a task read and write: what decides in which order they can be taken.</summary>
internal sealed class ActionAccess
{
    /// <summary>Any value of the variable may matter.</summary>
    public const int AnyFact = -1;

    public ActionAccess(GroundTask task, EffectRules rules)
    {
        int count = task.Actions.Length;
        Reads = new Read[count][];
        Writes = new Write[count][];
        var reads = new SortedDictionary<int, int>();
        var writes = new List<Write>();
        for (int a = 0; a < count; a++)
        {
            GroundAction action = task.Actions[a];
            reads.Clear();
            foreach (int fact in action.Precondition.Facts)
            {
                reads[rules.VariableOf[fact]] = fact;
            }

            foreach (var clause in action.Precondition.Clauses)
            {
                ReadAny(clause.AsSpan());
            }

            writes.Clear();
            for (int i = 0; i < action.Effects.Length; i++)
            {
                GroundEffect effect = action.Effects[i];
                if (action.IsOverwritten(i, rules.VariableOf) || action.Precondition.And(effect.Condition, rules.VariableOf) is null)
                {
                    continue;
                }

                ReadAny(effect.Condition.Facts.AsSpan());
                foreach (var clause in effect.Condition.Clauses)
                {
                    ReadAny(clause.AsSpan());
                }

                int variable = rules.VariableOf[effect.Fact];
                for (int j = 0; j < writes.Count; j++)
                {
                    if (writes[j].Variable == variable && writes[j].Fact != effect.Fact)
                    {
                        writes[j] = writes[j] with { IsCertain = false };
                    }
                }

                bool isConditional = !effect.Condition.IsTrue;
                writes.Add(new Write(i, variable, effect.Fact, isConditional, !isConditional));
            }

            Reads[a] = [.. reads.Select(read => new Read(read.Key, read.Value))];
            Writes[a] = [.. writes];
        }

        void ReadAny(ReadOnlySpan<int> facts)
        {
            // a value that the precondition fixes is no longer open
            foreach (int fact in facts)
            {
                reads.TryAdd(rules.VariableOf[fact], AnyFact);
            }
        }
    }

    /// <summary>A variable that decides whether or what an action does.</summary>
    /// <param name="Variable">The variable.</param>
    /// <param name="Fact">The value that it must have, or <see cref="AnyFact"/>.</param>
    public readonly record struct Read(int Variable, int Fact);

    /// <summary>A variable that an action may write.</summary>
    /// <param name="Effect">The action's effect that does.</param>
    /// <param name="Variable">The variable.</param>
    /// <param name="Fact">The value.</param>
    /// <param name="IsConditional">Whether it has a condition of its own.</param>
    /// <param name="IsCertain">Whether the variable has this value after the action in any case.</param>
    public readonly record struct Write(int Effect, int Variable, int Fact, bool IsConditional, bool IsCertain);

    /// <summary>[action]: what it reads, each variable once, ascending.</summary>
    public Read[][] Reads { get; }

    /// <summary>[action]: what it may write, in the order of its effects.</summary>
    public Write[][] Writes { get; }

    /// <summary>Whether writing the value may keep the reader from doing what it does in the state before.</summary>
    public static bool Disturbs(Write write, Read read) =>
        write.Variable == read.Variable && (read.Fact == AnyFact || read.Fact != write.Fact);
}
