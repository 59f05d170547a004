using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Finds the actions whose facts hold in a state by a decision tree over the variables (Helmert, The Fast Downward planning
/// system, JAIR 2006), laid out in one array.</summary>
internal sealed class SuccessorGenerator
{
    // A node: number of actions, those actions, the variable to ask or -1, the node for every value (0: none), the node to go on with
    private readonly List<int> building = [];
    private readonly int[] nodes;
    private readonly StateLayout layout;

    public SuccessorGenerator(GroundTask task, StateLayout layout)
    {
        this.layout = layout;
        int[][] facts = [.. task.Actions.Select(action => action.Precondition.Facts.ToArray())];
        building.Add(0);
        int[] actions = [.. Enumerable.Range(0, facts.Length)];
        Array.Sort(actions, (a, b) => facts[a].AsSpan().SequenceCompareTo(facts[b]) is var order and not 0 ? order : a - b);
        Build(task, facts, actions, 0);
        nodes = [.. building];
        building = [];
    }

    /// <summary>Writes the actions whose facts hold to the buffer and returns how many there are.</summary>
    public int Find(ReadOnlySpan<ulong> state, Span<int> found)
    {
        int count = 0;
        Find(1, state, found, ref count);
        return count;
    }

    private void Find(int node, ReadOnlySpan<ulong> state, Span<int> found, ref int count)
    {
        int[] tree = nodes;
        while (node != 0)
        {
            int actions = tree[node++];
            for (int i = 0; i < actions; i++)
            {
                found[count++] = tree[node++];
            }

            int variable = tree[node++];
            if (variable < 0)
            {
                return;
            }

            int next = tree[node++];
            int child = tree[node + layout.Value(state, variable)];
            if (child != 0)
            {
                Find(child, state, found, ref count);
            }

            node = next;
        }
    }

    /// <summary>Lays out the tree of some actions whose first facts are known to hold. Actions that do not ask for the variable of a
    /// node are in the nodes that follow it.</summary>
    private int Build(GroundTask task, int[][] facts, ReadOnlySpan<int> actions, int depth)
    {
        int first = building.Count;
        int link = -1;
        while (true)
        {
            int node = building.Count;
            if (link >= 0)
            {
                building[link] = node;
            }

            int done = 0;
            while (done < actions.Length && facts[actions[done]].Length == depth)
            {
                done++;
            }

            building.Add(done);
            foreach (int action in actions[..done])
            {
                building.Add(action);
            }

            actions = actions[done..];
            if (actions.IsEmpty)
            {
                building.Add(-1);
                return first;
            }

            int variable = layout.VariableOf[facts[actions[0]][depth]];
            StateVariable domain = task.Variables[variable];
            building.Add(variable);
            link = building.Count;
            building.Add(0);
            int values = building.Count;
            for (int i = 0; i < domain.Count; i++)
            {
                building.Add(0);
            }

            while (!actions.IsEmpty && layout.VariableOf[facts[actions[0]][depth]] == variable)
            {
                int fact = facts[actions[0]][depth];
                int same = 1;
                while (same < actions.Length && facts[actions[same]][depth] == fact)
                {
                    same++;
                }

                int child = Build(task, facts, actions[..same], depth + 1);
                building[values + fact - domain.FirstFact] = child;
                actions = actions[same..];
            }

            if (actions.IsEmpty)
            {
                return first;
            }
        }
    }
}
