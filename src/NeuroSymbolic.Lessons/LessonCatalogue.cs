using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Lessons;

/// <summary>The lessons there are.</summary>
public static class LessonCatalogue
{
    /// <summary>All of them, in order.</summary>
    public static ImmutableArray<Lesson> All { get; } =
    [
        new(1, "01-facts-and-states", "Facts and states", "Write down the table of a picture as facts, and a goal.", "01-table.pddl"),
        new(2, "02-actions", "Actions", "Write the action that moves a cube in one go.", "02-move.pddl"),
        new(3, "03-your-first-plan", "Your first plan by hand", "Write a plan and have the validator say where it breaks.", "03-plan.plan"),
        new(4, "04-search-and-heuristics", "Search, Z3, and a heuristic of your own", "Weigh facts so that search looks at half of the states.", "04-heuristic.txt"),
        new(5, "05-splitting", "Why Hanoi explodes, and what splitting does", "Cut a tower of five into pieces of at most 14 steps.", "05-sub-goals.txt"),
        new(6, "06-pixels-and-doubt", "From pixels to facts, and doubt", "Find what a network got wrong, and whether its doubt says so.", "06-doubt.json"),
        new(7, "07-closing-the-loop", "Closing the loop", "Notice what went otherwise than planned, and plan again.", "07-surprise.json"),
        new(8, "08-counting-joules", "Counting joules: symbols against end to end", "Compare two agents by the joules of a run.", "08-joules.json"),
    ];

    /// <summary>The lesson of a number.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Lesson Find(int number) => number >= 1 && number <= All.Length
        ? All[number - 1]
        : throw new UsageException($"There is no lesson {number}; there are 1 to {All.Length}, and './neurosym lesson' lists them.");
}
