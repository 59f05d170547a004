using System.Text.RegularExpressions;

namespace NeuroSymbolic.Architecture.Tests;

/// <summary>Which room (folder) of the planner may use which. The files of the root fold them together and may use all of them; what is
/// said to the outside lies there, and every room may speak of it.</summary>
internal static partial class PlannerRooms
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Pddl"] = [],
        ["Plans"] = ["Pddl"],
        ["Validation"] = ["Pddl"],
        ["Tasks"] = ["Pddl"],
        ["Grounding"] = ["Pddl", "Tasks"],
        ["Landmarks"] = ["Tasks"],
        ["Search"] = ["Pddl", "Tasks", "Landmarks"],
        ["Smt"] = ["Pddl", "Tasks"],
        ["Splitting"] = ["Tasks", "Landmarks", "Smt"],
        ["Learning"] = ["Pddl", "Smt", "Validation"],
        ["Explanations"] = ["Pddl", "Tasks", "Grounding"],
    };

    public static IEnumerable<string> Rooms => Allowed.Keys;

    /// <summary>The room that a source file of the planner lies in; null for one of the root or of another part.</summary>
    public static string? Room(string file) => file.Split('/') is ["planner", { } room, _, ..] && room != "Z3" ? room : null;

    /// <summary>One sentence for each arrow that is not allowed.</summary>
    public static IEnumerable<string> ForbiddenArrows(string file, string text)
    {
        if (Room(file) is not { } room)
        {
            return [];
        }

        return Allowed.TryGetValue(room, out string[]? allowed)
            ? PlannerNamespace().Matches(text).Select(match => match.Groups["room"].Value).Distinct()
                .Where(other => other != room && !allowed.Contains(other))
                .Select(other => $"{file}: {room} may not use {other}.")
            : [$"{file}: the room {room} has no place in the arrow rule."];
    }

    /// <summary>One sentence where the namespace of a source file of the planner is not that of its folder.</summary>
    public static IEnumerable<string> NamespaceElsewhere(string file, string text)
    {
        if (!file.StartsWith("planner/", StringComparison.Ordinal) || file.StartsWith("planner/Z3/", StringComparison.Ordinal))
        {
            return [];
        }

        string expected = string.Join('.', ["NeuroSymbolic.Planner", .. file.Split('/')[1..^1]]);
        return text.Contains($"\nnamespace {expected};", StringComparison.Ordinal)
            || text.StartsWith($"namespace {expected};", StringComparison.Ordinal)
            ? []
            : [$"{file}: its namespace should be {expected}, after its folder."];
    }

    [GeneratedRegex(@"\bNeuroSymbolic\.Planner\.(?<room>[A-Z]\w*)")]
    private static partial Regex PlannerNamespace();
}
