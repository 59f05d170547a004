using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>The clauses that make the actions of one step possible in the order of <see cref="ActionOrder"/>: none may come after one
/// that disturbs it.</summary>
/// <remarks>Pairs where they are few; otherwise chains of places that say "an earlier action wrote the variable", of linear size, as
/// in Rintanen, Heljanko and Niemelä (AIJ 2006).</remarks>
internal sealed class SerialClauses
{
    private readonly GroundTask task;
    private readonly TransitionEncoding template;
    private readonly ActionAccess access;
    private readonly ActionOrder order;
    private readonly List<(int Trigger, int Reader)> pairs = [];
    private readonly HashSet<(int Trigger, int Reader)> stated = [];

    private SerialClauses(GroundTask task, TransitionEncoding template, ActionAccess access, ActionOrder order)
    {
        this.task = task;
        this.template = template;
        this.access = access;
        this.order = order;
    }

    /// <summary>Adds the clauses to the template.</summary>
    public static void Add(GroundTask task, TransitionEncoding template, ActionAccess access, ActionOrder order)
    {
        template.BeginSection("no action after one that disturbs it");
        var serial = new SerialClauses(task, template, access, order);
        for (int variable = 0; variable < task.Variables.Length; variable++)
        {
            serial.AddVariable(variable);
        }
    }

    private void AddVariable(int variable)
    {
        List<int> writers = order.WritersOf(variable);
        List<int> readers = order.ReadersOf(variable);
        if (writers.Count == 0 || readers.Count == 0)
        {
            return;
        }

        if (order.IsSmall(variable) && FindPairs(variable, writers, readers, most: 3 * (writers.Count + readers.Count)))
        {
            foreach ((int trigger, int reader) in pairs)
            {
                if (stated.Add((trigger, reader)))
                {
                    template.Add(-trigger, -template.ActionPlace(reader));
                }
            }

            return;
        }

        (int first, int count) = task.Variables[variable];
        if (count == 2)
        {
            AddChain(variable, fact => fact == first, read => read.Fact != first, isMover: null);
            AddChain(variable, fact => fact != first, read => read.Fact is ActionAccess.AnyFact || read.Fact == first, isMover: null);
            return;
        }

        // two that move the variable to different values exclude each other after the step
        AddChain(variable, _ => true, _ => true, isMover: false);
        for (int value = 0; value < count; value++)
        {
            int fact = first + value;
            AddChain(variable, written => written == fact, read => read.Fact != fact, isMover: true);
        }
    }

    /// <summary>Finds each writer with a later reader that it disturbs; false when there are more than so many.</summary>
    private bool FindPairs(int variable, List<int> writers, List<int> readers, int most)
    {
        pairs.Clear();
        foreach (int reader in readers)
        {
            ActionAccess.Read read = order.ReadOf(reader, variable);
            foreach (int writer in writers)
            {
                if (order.Positions[writer] >= order.Positions[reader])
                {
                    break;
                }

                bool? areExcluded = null;
                ReadOnlySpan<ActionAccess.Write> writes = access.Writes[writer];
                for (int i = 0; i < writes.Length; i++)
                {
                    if (ActionAccess.Disturbs(writes[i], read) && !(areExcluded ??= order.AreExcluded(writer, reader)))
                    {
                        pairs.Add((template.Trigger(writer, i), reader));
                    }
                }

                if (pairs.Count > most)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>No reader after a writer.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="isWritten">Which of its facts count as written.</param>
    /// <param name="isRead">Which of the reads matter.</param>
    /// <param name="isMover">Whether only readers matter that write the fact themselves for certain, or only those that write no fact of
    /// the variable for certain; null for all.</param>
    private void AddChain(int variable, Func<int, bool> isWritten, Func<ActionAccess.Read, bool> isRead, bool? isMover)
    {
        int wasWritten = 0;
        bool isOpen = false;
        List<int> writers = order.WritersOf(variable);
        var written = new List<int>();
        int next = 0;
        foreach (int reader in order.ReadersOf(variable))
        {
            if (!isRead(order.ReadOf(reader, variable)) || (isMover is { } wanted && Moves(reader, variable, isWritten) != wanted))
            {
                continue;
            }

            for (; next < writers.Count && order.Positions[writers[next]] < order.Positions[reader]; next++)
            {
                ReadOnlySpan<ActionAccess.Write> writes = access.Writes[writers[next]];
                for (int i = 0; i < writes.Length; i++)
                {
                    if (writes[i].Variable == variable && isWritten(writes[i].Fact))
                    {
                        written.Add(template.Trigger(writers[next], i));
                        isOpen = true;
                    }
                }
            }

            if (isOpen)
            {
                // a new place of the chain, for what was written since the last
                int place = template.NewPlace();
                if (wasWritten != 0)
                {
                    template.Add(-wasWritten, place);
                }

                foreach (int trigger in written)
                {
                    template.Add(-trigger, place);
                }

                wasWritten = place;
                written.Clear();
                isOpen = false;
            }

            if (wasWritten != 0)
            {
                template.Add(-wasWritten, -template.ActionPlace(reader));
            }
        }
    }

    private bool Moves(int action, int variable, Func<int, bool> isWritten)
    {
        foreach (ActionAccess.Write write in access.Writes[action])
        {
            if (write.Variable == variable && write.IsCertain && isWritten(write.Fact))
            {
                return true;
            }
        }

        return false;
    }
}
