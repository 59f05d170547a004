using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Finds what a <c>domain.json</c> says that contradicts itself, or that nobody could carry out.</summary>
internal static class DomainFaults
{
    /// <summary>The first fault in a sentence, with what would be right; null for none.</summary>
    public static string? Find(DomainDescription domain) =>
        domain.Objects.Select((item, index) => OfObject(item, index, domain))
            .Concat(domain.Predicates.Select(pair => OfPredicate(pair.Key, pair.Value, domain)))
            .Concat(domain.Actions.Select(pair => OfAction(pair.Key, pair.Value, domain)))
            .FirstOrDefault(fault => fault is not null);

    private static string? OfObject(ObjectDescription item, int index, DomainDescription domain)
    {
        if (domain.Objects.Take(index).Any(other => other.Name == item.Name))
        {
            return $"two objects are named '{item.Name}'; each needs a name of its own.";
        }

        Vector3 size = item.SizeMetres;
        float least = MathF.Min(size.X, size.Y), height = size.Z;
        if (!(least > 0 && float.IsFinite(size.Length()) && (item.IsMovable ? height > 0 : height >= 0)))
        {
            return $"'{item.Name}' has the size_m {size.X}, {size.Y}, {height}; lengths are above 0, but for the height of a place, which is 0 for a mark on the table.";
        }

        if (item.Grasp is { WidthMetres: var width } && !(width > 0 && width <= (float)domain.Robot.Hand.LargestOpeningMetres))
        {
            return $"the grasp of '{item.Name}' has the width_m {width}; the fingers close on more than 0 and at most {domain.Robot.Hand.LargestOpeningMetres} m.";
        }

        return item.Joint is not null && item.IsMovable ? $"'{item.Name}' has a joint and no surface_m; a fixture stands still, so say where its upper face is."
            : item.Peg is not null && item.IsMovable ? $"'{item.Name}' has a peg and no surface_m; a peg stands on a place, so say where that is."
            : item.Hole is { Symmetry: < 0 } ? $"the hole of '{item.Name}' has a negative symmetry; 0 stands for a round one, 4 for a square."
            : null;
    }

    private static string? OfPredicate(string name, PredicateDescription predicate, DomainDescription domain)
    {
        string[] types = [.. domain.Objects.Select(item => item.Type).Distinct()];
        if (predicate.Types.SelectMany(argument => argument).FirstOrDefault(type => !types.Contains(type)) is { } unknown)
        {
            return $"the predicate '{name}' is for the type '{unknown}', which no object has; the objects' types are {string.Join(", ", types)}.";
        }

        if (predicate.Reading == DomainReadings.JointRange)
        {
            return predicate.ToRadians > predicate.FromRadians
                ? null
                : $"the predicate '{name}' holds from {predicate.FromRadians} to {predicate.ToRadians} rad; from_rad must be less than to_rad.";
        }

        if (predicate.Reading != DomainReadings.ForSoLong)
        {
            return null;
        }

        string? wrong = predicate.Conditions.FirstOrDefault(condition => !IsFact(condition));
        return wrong is not null ? $"the predicate '{name}' has the condition \"{wrong}\"; write facts such as (in {{0}} pot)."
            : predicate.Seconds > 0 && !predicate.Conditions.IsEmpty ? null
            : $"the predicate '{name}' needs seconds above 0, and conditions that hold meanwhile, such as [\"(in {{0}} pot)\"].";
    }

    private static string? OfAction(string name, ActionDescription action, DomainDescription domain)
    {
        string[] ranges = [.. domain.Predicates.Where(pair => pair.Value.Reading == DomainReadings.JointRange).Select(pair => pair.Key)];
        return action.Skill == Skill.Turn && !ranges.Contains(action.Until)
                ? $"the action '{name}' turns something until '{action.Until}'; \"until\" names a predicate with the reading joint-range"
                    + (ranges is [] ? ", of which there is none." : $": {string.Join(", ", ranges)}.")
            : action.Skill == Skill.Wait && action.AtMostSeconds is not (> 0 and < double.PositiveInfinity)
                ? $"the action '{name}' waits for {action.AtMostSeconds} s; say by at_most_s how many seconds it waits at most."
            : null;
    }

    private static bool IsFact(string condition)
    {
        try
        {
            _ = Fact.Parse(condition.Replace("{0}", "it", StringComparison.Ordinal));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
