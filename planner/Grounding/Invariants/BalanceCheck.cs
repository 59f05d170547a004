using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Variables;

namespace NeuroSymbolic.Planner.Grounding.Invariants;

/// <summary>Finds for which parameters at most one atom of a candidate ever holds, and for which exactly one.</summary>
/// <remarks>
/// Induction over plans, for each choice of parameters (an instance) by itself: at most one of its atoms holds at the start; where at
/// most one holds before an action, at most one does after it. Helmert (AIJ 2009) checks this on action schemas; checked on the ground
/// actions it also uses what is static, is the same code for conditional and quantified effects, and holds for single instances.
/// </remarks>
internal sealed class BalanceCheck
{
    private readonly PropositionalTask task;
    private readonly InvariantCandidate candidate;
    private readonly int[] instanceOf;
    private readonly List<int> sizes = [];
    private readonly List<int> weights = [];
    private readonly bool[] isExact;
    private readonly bool[] isBroken;
    private readonly AtomPool instances = new();
    private readonly bool[] hasThreat;

    /// <param name="task">The task.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="atomsOf">[predicate]: its atoms.</param>
    /// <param name="instanceOf">[atom]: room for the number of its instance, -1 everywhere; the caller wipes it afterwards.</param>
    public BalanceCheck(PropositionalTask task, InvariantCandidate candidate, List<int>[] atomsOf, int[] instanceOf)
    {
        this.task = task;
        this.candidate = candidate;
        this.instanceOf = instanceOf;
        int[] parameters = new int[candidate.ParameterCount];
        foreach (InvariantPart part in candidate.Parts)
        {
            foreach (int atom in atomsOf[part.Predicate])
            {
                ReadOnlySpan<int> arguments = task.Lifted.Atoms.ArgumentsOf(atom);
                for (int i = 0; i < arguments.Length; i++)
                {
                    if (part.ParameterAt[i] >= 0)
                    {
                        parameters[part.ParameterAt[i]] = arguments[i];
                    }
                }

                int instance = instances.Intern(0, parameters);
                if (instance == sizes.Count)
                {
                    sizes.Add(0);
                    weights.Add(0);
                }

                instanceOf[atom] = instance;
                sizes[instance]++;
                weights[instance] += atom < task.Lifted.InitialCount ? 1 : 0;
            }
        }

        isExact = new bool[sizes.Count];
        isBroken = new bool[sizes.Count];
        for (int i = 0; i < isExact.Length; i++)
        {
            isExact[i] = weights[i] == 1;
            isBroken[i] = weights[i] > 1;
        }

        hasThreat = new bool[task.Lifted.Schemas.Length];
    }

    /// <summary>For each schema the first effect that adds an atom to an instance without taking one away.</summary>
    public List<(PropositionalAction Action, PropositionalEffect Effect)> Threats { get; } = [];

    /// <summary>Looks at an action.</summary>
    public void Take(PropositionalAction action)
    {
        PropositionalEffect[] effects = action.Effects;
        for (int i = 0; i < effects.Length; i++)
        {
            int atom = effects[i].Literal >> 1;
            int instance = instanceOf[atom];
            if (instance < 0 || isBroken[instance])
            {
                continue;
            }

            int before = Member(action.Precondition, instance, -1);
            if (before >= 0 && HasOther(action.Precondition, instance, before))
            {
                // an action that asks for two of the instance is never applicable, and an effect never happens
                continue;
            }

            before = Member(effects[i].Condition, instance, before);
            if (before >= 0 && HasOther(effects[i].Condition, instance, before))
            {
                continue;
            }

            if ((effects[i].Literal & 1) == 1)
            {
                isExact[instance] = isExact[instance] && IsReplaced(action, effects[i], instance, before);
            }
            else if (IsTooHeavy(action, i, instance))
            {
                isBroken[instance] = true;
            }
            else if (!IsBalanced(action, effects[i], instance, before))
            {
                isBroken[instance] = true;
                int schema = task.Reached.SchemaOf(action.Number);
                if (!hasThreat[schema])
                {
                    hasThreat[schema] = true;
                    Threats.Add((action, effects[i]));
                }
            }
        }
    }

    /// <summary>The objects that the parameters stand for in the instance of an atom.</summary>
    public ReadOnlySpan<int> ParametersOf(int atom) => instances.ArgumentsOf(instanceOf[atom]);

    /// <summary>After all actions: the instances that an invariant was proved for, and of which an atom holds at the start.</summary>
    public void Collect(List<int>[] atomsOf, List<AtomGroup> groups)
    {
        var members = new List<int>?[sizes.Count];
        foreach (InvariantPart part in candidate.Parts)
        {
            foreach (int atom in atomsOf[part.Predicate])
            {
                int instance = instanceOf[atom];
                if (!isBroken[instance] && weights[instance] == 1 && sizes[instance] > 1)
                {
                    (members[instance] ??= []).Add(atom);
                }
            }
        }

        for (int i = 0; i < members.Length; i++)
        {
            if (members[i] is { } atoms)
            {
                atoms.Sort();
                groups.Add(new AtomGroup(atoms.ToArray(), isExact[i]));
            }
        }
    }

    /// <summary>Whether the effect always happens where the action happens and another condition holds.</summary>
    public static bool Happens(PropositionalEffect effect, PropositionalAction action, PropositionalCondition also, int alsoLiteral = -1)
    {
        PropositionalCondition condition = effect.Condition;
        if (condition.IsTrue || ReferenceEquals(condition, also))
        {
            return true;
        }

        if (condition.Clauses.Length > 0 || condition.Comparisons.Length > 0)
        {
            return false;
        }

        foreach (int literal in condition.Literals)
        {
            if (literal != alsoLiteral && !also.Requires(literal) && !action.Precondition.Requires(literal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the action may assert another atom of the instance at the same time.</summary>
    private bool IsTooHeavy(PropositionalAction action, int number, int instance)
    {
        PropositionalEffect one = action.Effects[number];
        for (int i = number + 1; i < action.Effects.Length; i++)
        {
            PropositionalEffect other = action.Effects[i];
            if ((other.Literal & 1) == 0
                && other.Literal != one.Literal
                && instanceOf[other.Literal >> 1] == instance
                && !AreExclusive(action, one.Condition, other.Condition, instance))
            {
                return true;
            }
        }

        return false;
    }

    private bool AreExclusive(PropositionalAction action, PropositionalCondition one, PropositionalCondition other, int instance)
    {
        foreach (int literal in one.Literals)
        {
            if (other.Requires(literal ^ 1))
            {
                return true;
            }
        }

        int before = Member(one, instance, Member(action.Precondition, instance, -1));
        return before >= 0 && HasOther(other, instance, before);
    }

    /// <summary>Whether no other atom of the instance holds after the effect.</summary>
    private bool IsBalanced(PropositionalAction action, PropositionalEffect effect, int instance, int before)
    {
        if (before >= 0)
        {
            return before == effect.Literal || Array.Exists(
                action.Effects, other => other.Literal == (before ^ 1) && Happens(other, action, effect.Condition));
        }

        // none is known to hold before: all others must be denied, or known not to hold
        int known = 1;
        foreach (PropositionalEffect other in action.Effects)
        {
            if ((other.Literal & 1) == 1
                && instanceOf[other.Literal >> 1] == instance
                && !action.Precondition.Requires(other.Literal)
                && !effect.Condition.Requires(other.Literal)
                && other.Literal >> 1 != effect.Literal >> 1
                && Happens(other, action, effect.Condition)
                && IsFirst(action, other))
            {
                known++;
            }
        }

        known += Denied(action.Precondition, instance, effect.Literal) + Denied(effect.Condition, instance, effect.Literal);

        // one atom alone is no group, but what its actions take away may make it one
        return sizes[instance] > 1 && known == sizes[instance];
    }

    private static bool IsFirst(PropositionalAction action, PropositionalEffect effect) =>
        Array.Find(action.Effects, other => other.Literal == effect.Literal) == effect;

    /// <summary>Whether the instance gets another atom when the effect takes one from it.</summary>
    private bool IsReplaced(PropositionalAction action, PropositionalEffect effect, int instance, int before)
    {
        int denied = effect.Literal ^ 1;
        if (before >= 0 && before != denied)
        {
            return true;
        }

        foreach (PropositionalEffect other in action.Effects)
        {
            if ((other.Literal & 1) == 0
                && instanceOf[other.Literal >> 1] == instance
                && Happens(other, action, effect.Condition, denied))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The literal that is known already, or one of the condition that an atom of the instance holds; -1 for none.</summary>
    private int Member(PropositionalCondition condition, int instance, int known)
    {
        foreach (int literal in condition.Literals)
        {
            if (known < 0 && (literal & 1) == 0 && instanceOf[literal >> 1] == instance)
            {
                known = literal;
            }
        }

        return known;
    }

    /// <summary>Whether the condition asks for another atom of the instance too.</summary>
    private bool HasOther(PropositionalCondition condition, int instance, int known) =>
        Array.Exists(condition.Literals, literal => (literal & 1) == 0 && literal != known && instanceOf[literal >> 1] == instance);

    private int Denied(PropositionalCondition condition, int instance, int except)
    {
        int count = 0;
        foreach (int literal in condition.Literals)
        {
            count += (literal & 1) == 1 && instanceOf[literal >> 1] == instance && literal >> 1 != except >> 1 ? 1 : 0;
        }

        return count;
    }
}
