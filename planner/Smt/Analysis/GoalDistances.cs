using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Analysis;

/// <summary>How many steps before the end an action can first be of use.</summary>
/// <remarks>An action of the last step is of use when it makes a fact of the goal true; of the step before, when it serves the goal
/// or what an action of use in the last step looks at. What is of no use can be left out of any plan.</remarks>
internal static class GoalDistances
{
    /// <summary>[action]: the least distance from the end, 1 for the last step; <see cref="int.MaxValue"/> for no use at all.</summary>
    public static int[] InParallel(GroundTask task, ActionAccess access, ActionOrder order, int[] variableOf, GroundCondition goal)
    {
        int[] distances = new int[task.Actions.Length];
        Array.Fill(distances, int.MaxValue);
        bool[] isWanted = new bool[task.Facts.Length];
        var layer = new List<int>();
        foreach (int fact in goal.Facts.Concat(goal.Clauses.SelectMany(clause => clause)))
        {
            Want(fact);
        }

        for (int distance = 1; layer.Count > 0; distance++)
        {
            int[] facts = [.. layer];
            layer.Clear();
            var found = new List<int>();
            foreach (int fact in facts)
            {
                foreach (int a in order.WritersOf(variableOf[fact]))
                {
                    if (distances[a] == int.MaxValue && Array.Exists(access.Writes[a], write => write.Fact == fact))
                    {
                        distances[a] = distance;
                        found.Add(a);
                    }
                }
            }

            foreach (int a in found)
            {
                foreach (ActionAccess.Read read in access.Reads[a])
                {
                    if (read.Fact != ActionAccess.AnyFact)
                    {
                        Want(read.Fact);
                        continue;
                    }

                    (int first, int count) = task.Variables[read.Variable];
                    for (int fact = first; fact < first + count; fact++)
                    {
                        Want(fact);
                    }
                }
            }
        }

        return distances;

        void Want(int fact)
        {
            if (!isWanted[fact])
            {
                isWanted[fact] = true;
                layer.Add(fact);
            }
        }
    }

    /// <summary>The same for steps that are patterns: an action may serve any later one of its own step. Any change of a number counts as
    /// useful.</summary>
    public static int[] InPattern(GroundTask task, ActionAccess access, int[] sequence, GroundCondition goal)
    {
        int[] distances = new int[task.Actions.Length];
        Array.Fill(distances, int.MaxValue);
        bool[] isWanted = new bool[task.Facts.Length];
        foreach (int fact in goal.Facts.Concat(goal.Clauses.SelectMany(clause => clause)))
        {
            isWanted[fact] = true;
        }

        bool isNew = true;
        for (int distance = 1; isNew; distance++)
        {
            isNew = false;
            for (int i = sequence.Length - 1; i >= 0; i--)
            {
                int a = sequence[i];
                if (distances[a] == int.MaxValue
                    && (!task.Actions[a].NumericEffects.IsEmpty || Array.Exists(access.Writes[a], write => isWanted[write.Fact])))
                {
                    distances[a] = distance;
                    isNew = true;
                    foreach (ActionAccess.Read read in access.Reads[a])
                    {
                        (int first, int count) = read.Fact == ActionAccess.AnyFact ? task.Variables[read.Variable] : new StateVariable(read.Fact, 1);
                        isWanted.AsSpan(first, count).Fill(true);
                    }
                }
            }
        }

        return distances;
    }
}
