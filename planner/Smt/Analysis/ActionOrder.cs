using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;

namespace NeuroSymbolic.Planner.Smt.Analysis;

/// <summary>The one order in which actions of a parallel step may be taken, and the pairs that this order forbids.</summary>
/// <remarks>
/// The ∃-step semantics of Rintanen, Heljanko and Niemelä (Planning as satisfiability: parallel plans and algorithms for plan search,
/// AIJ 2006): a step may hold any set of actions that can be taken one after another, each as if it saw the state before the
/// step. An action must come after those that it disturbs; the order in which a depth-first search through this relation
/// finishes breaks it for the back edges only, and only those pairs need clauses.
/// </remarks>
internal sealed class ActionOrder
{
    // pairs of a writer and a reader of one variable are looked at one by one up to this many, and otherwise taken all as disturbing
    private const long MostPairs = 2_000_000;

    private readonly GroundTask task;
    private readonly ActionAccess access;
    private readonly MutexRelation exclusions;
    private readonly CancellationToken cancellation;
    private readonly List<int>[] readersOf;
    private readonly List<int>[] writersOf;

    public ActionOrder(GroundTask task, ActionAccess access, MutexRelation exclusions, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        this.task = task;
        this.access = access;
        this.exclusions = exclusions;
        readersOf = Array.ConvertAll(new int[task.Variables.Length], _ => new List<int>());
        writersOf = Array.ConvertAll(new int[task.Variables.Length], _ => new List<int>());
        for (int a = 0; a < task.Actions.Length; a++)
        {
            foreach (ActionAccess.Read read in access.Reads[a])
            {
                readersOf[read.Variable].Add(a);
            }

            foreach (ActionAccess.Write write in access.Writes[a])
            {
                if (writersOf[write.Variable] is var writers && (writers.Count == 0 || writers[^1] != a))
                {
                    writers.Add(a);
                }
            }
        }

        Sequence = FindSequence();
        Positions = new int[Sequence.Length];
        for (int i = 0; i < Sequence.Length; i++)
        {
            Positions[Sequence[i]] = i;
        }

        foreach (List<int> some in readersOf.Concat(writersOf))
        {
            some.Sort((left, right) => Positions[left].CompareTo(Positions[right]));
        }
    }

    /// <summary>The actions in the order in which those of one step are taken.</summary>
    public int[] Sequence { get; }

    /// <summary>[action]: its place in <see cref="Sequence"/>.</summary>
    public int[] Positions { get; }

    /// <summary>The actions that may write the variable, in the order of <see cref="Sequence"/>.</summary>
    public List<int> WritersOf(int variable) => writersOf[variable];

    /// <summary>The actions that read the variable, in the order of <see cref="Sequence"/>.</summary>
    public List<int> ReadersOf(int variable) => readersOf[variable];

    /// <summary>Whether the pairs of its writers and readers are few enough to look at each.</summary>
    public bool IsSmall(int variable) => (long)writersOf[variable].Count * readersOf[variable].Count <= MostPairs;

    /// <summary>Whether the clauses of a step exclude the two actions anyway: their conditions or what they write contradict each
    /// other.</summary>
    public bool AreExcluded(int first, int second)
    {
        // asked for millions of pairs before the first clause is there
        cancellation.ThrowIfCancellationRequested();
        return exclusions.AreExclusive(task.Actions[first].Precondition.Facts.AsSpan(), task.Actions[second].Precondition.Facts.AsSpan())
            || WritesContradict(first, second);
    }

    private bool WritesContradict(int first, int second)
    {
        foreach (ActionAccess.Write one in access.Writes[first])
        {
            foreach (ActionAccess.Write other in access.Writes[second])
            {
                if (one.IsCertain && other.IsCertain && one.Fact != other.Fact && exclusions.AreStated(one.Fact, other.Fact))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The order in which a depth-first search finishes; a variable with many writers and readers is a node of its own
    /// between them.</summary>
    private int[] FindSequence()
    {
        int count = task.Actions.Length;
        var finished = new List<int>(count);
        bool[] isSeen = new bool[count + task.Variables.Length];
        var stack = new Stack<(int Node, IEnumerator<int> Next)>();
        for (int root = 0; root < count; root++)
        {
            Visit(root);
            while (stack.TryPeek(out (int Node, IEnumerator<int> Next) top))
            {
                if (top.Next.MoveNext())
                {
                    Visit(top.Next.Current);
                }
                else
                {
                    stack.Pop();
                    if (top.Node < count)
                    {
                        finished.Add(top.Node);
                    }
                }
            }
        }

        return [.. finished];

        void Visit(int node)
        {
            if (!isSeen[node])
            {
                isSeen[node] = true;
                stack.Push((node, (node < count ? DisturbedBy(node) : readersOf[node - count]).GetEnumerator()));
            }
        }
    }

    private IEnumerable<int> DisturbedBy(int action)
    {
        foreach (ActionAccess.Write write in access.Writes[action])
        {
            if (!IsSmall(write.Variable))
            {
                yield return task.Actions.Length + write.Variable;
                continue;
            }

            foreach (int reader in readersOf[write.Variable])
            {
                if (reader != action && ActionAccess.Disturbs(write, ReadOf(reader, write.Variable)) && !AreExcluded(action, reader))
                {
                    yield return reader;
                }
            }
        }
    }

    /// <summary>How the action reads the variable.</summary>
    public ActionAccess.Read ReadOf(int reader, int variable)
    {
        foreach (ActionAccess.Read read in access.Reads[reader])
        {
            if (read.Variable == variable)
            {
                return read;
            }
        }

        throw new ArgumentException("The action does not read the variable.", nameof(variable));
    }
}
