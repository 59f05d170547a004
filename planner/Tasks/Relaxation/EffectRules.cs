using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Tasks.Relaxation;

/// <summary>The actions of a task as rules that reachability works on: one for each action with what it writes in any case, and one
/// for each effect that has a condition of its own.</summary>
/// <remarks>Numbers are left out: a rule may fire more often here than in truth, never less. Rules are no <see cref="DeleteRelaxation"/>,
/// because pairs of facts depend on what a rule overwrites, and formulas need a rule for each action and each effect.</remarks>
internal sealed class EffectRules
{
    private readonly GroundTask task;
    private readonly Dictionary<(int Action, int Effect), int> conditional;

    public EffectRules(GroundTask task)
    {
        this.task = task;
        VariableOf = task.VariableOfFacts();
        var rules = new List<Rule>();
        conditional = new Dictionary<(int, int), int>();
        for (int a = 0; a < task.Actions.Length; a++)
        {
            GroundAction action = task.Actions[a];
            rules.Add(Build(a, action.Precondition, own: null));
        }

        for (int a = 0; a < task.Actions.Length; a++)
        {
            GroundAction action = task.Actions[a];
            for (int i = 0; i < action.Effects.Length; i++)
            {
                GroundEffect effect = action.Effects[i];
                if (!effect.Condition.IsTrue
                    && !action.IsOverwritten(i, VariableOf)
                    && action.Precondition.And(effect.Condition, VariableOf) is { } condition)
                {
                    conditional[(a, i)] = rules.Count;
                    rules.Add(Build(a, condition, effect));
                }
            }
        }

        Rules = [.. rules];
    }

    /// <summary>A rule.</summary>
    /// <param name="Action">The action that it belongs to.</param>
    /// <param name="Condition">What must hold; numbers are not looked at.</param>
    /// <param name="Own">The fact that this rule is about; -1 for the rule of the action itself.</param>
    /// <param name="Adds">Facts that may hold after it because of it, without <paramref name="Own"/>.</param>
    /// <param name="Written">Variables that have a new value after it for certain; ascending.</param>
    public sealed record Rule(int Action, GroundCondition Condition, int Own, ImmutableArray<int> Adds, ImmutableArray<int> Written)
    {
        /// <summary>Facts that must hold; ascending.</summary>
        public ImmutableArray<int> Facts => Condition.Facts;

        /// <summary>Sets of facts of which one must hold.</summary>
        public ImmutableArray<ImmutableArray<int>> Clauses => Condition.Clauses;
    }

    /// <summary>[fact]: its variable.</summary>
    public int[] VariableOf { get; }

    /// <summary>The rules; the one of an action itself has the action's number.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>The rule of an action's effect that has a condition.</summary>
    public int RuleOf(int action, int effect) => conditional[(action, effect)];

    private Rule Build(int number, GroundCondition condition, GroundEffect? own)
    {
        // an effect whose condition is part of what the rule knows fires with the rule; a later write wins over an earlier one
        var adds = new SortedSet<int>();
        var written = new SortedSet<int>();
        foreach (GroundEffect effect in task.Actions[number].Effects)
        {
            if (IsCertain(effect) || ReferenceEquals(effect, own))
            {
                int variable = VariableOf[effect.Fact];
                adds.RemoveWhere(fact => VariableOf[fact] == variable);
                adds.Add(effect.Fact);
                written.Add(variable);
            }
            else if (written.Contains(VariableOf[effect.Fact]))
            {
                adds.Add(effect.Fact);
            }
        }

        bool IsCertain(GroundEffect effect) =>
            effect.Condition.IsTrue
            || (effect.Condition.Clauses.IsEmpty && effect.Condition.Comparisons.IsEmpty && effect.Condition.Facts.All(fact => condition.Facts.BinarySearch(fact) >= 0));

        if (own is not null)
        {
            adds.Remove(own.Fact);
        }

        return new Rule(number, condition, own?.Fact ?? -1, [.. adds], [.. written]);
    }
}
