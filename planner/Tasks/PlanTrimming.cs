namespace NeuroSymbolic.Planner.Tasks;

/// <summary>Leaves actions out of a plan that it does not need.</summary>
/// <remarks>Action elimination (Nakhost and Müller, Action elimination and plan neighborhood graph search, ICAPS 2010): each action in
/// turn is left out together with all that then cannot be taken any more, if the goal is reached without them.</remarks>
internal static class PlanTrimming
{
    // a second or two
    private const long MostTries = 2_000_000;

    public static List<int> Trim(TaskState start, GroundCondition goal, List<int> plan)
    {
        var kept = new List<int>(plan);
        TaskState reached = start.Copy();
        long tries = 0;
        for (int i = 0; i < kept.Count && tries < MostTries;)
        {
            tries += kept.Count - i;
            TaskState state = reached.Copy();
            var rest = new List<int>();
            for (int j = i + 1; j < kept.Count; j++)
            {
                if (state.TryApply(kept[j]))
                {
                    rest.Add(kept[j]);
                }
            }

            if (state.Holds(goal))
            {
                kept.RemoveRange(i, kept.Count - i);
                kept.AddRange(rest);
            }
            else
            {
                reached.TryApply(kept[i++]);
            }
        }

        return kept;
    }
}
