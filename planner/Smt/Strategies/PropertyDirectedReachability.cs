using Microsoft.Z3;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Tries to prove that no state with the goal can be reached, however many steps are taken.</summary>
/// <remarks>
/// Property-directed reachability (Bradley, SAT-based model checking without unrolling, VMCAI 2011; Suda, Property directed
/// reachability for automated planning, JAIR 2014): for each number of steps i a set of facts-that-never-hold-together overestimates
/// what is reachable in i steps; states that lead to the goal are excluded one by one, each exclusion made as general as Z3's
/// unsatisfiable core allows; when two sets are equal, they hold for ever and exclude the goal. One formula of one step serves
/// all questions.
/// </remarks>
internal sealed class PropertyDirectedReachability : IDisposable
{
    private readonly TaskAnalysis known;
    private readonly int[] init;
    private readonly SatSession session;
    private readonly ClauseBuffer clauses;
    private readonly TransitionEncoding template;
    private readonly int[] before;
    private readonly int[] after;
    private readonly int goalHolds;

    // [level]: the literal that switches on what was excluded at the level, and what that is
    private readonly List<int> switches = [];
    private readonly List<List<int[]>> excluded = [];
    private readonly PriorityQueue<(int[] State, int Level), int> obligations = new();

    /// <param name="known">What is known about the task.</param>
    /// <param name="init">The facts that hold at the start.</param>
    /// <param name="goal">What is to be proved unreachable.</param>
    /// <param name="cancellation">Makes checks end soon.</param>
    public PropertyDirectedReachability(TaskAnalysis known, ReadOnlySpan<int> init, GroundCondition goal, CancellationToken cancellation)
    {
        this.known = known;
        this.init = init.ToArray();
        clauses = new ClauseBuffer(known.Cancellation);
        template = known.Parallel.Template;
        var levels = known.Levels(init);
        before = template.State(fact => levels.OfFact(fact) != RelaxedPlanningGraph.Never, clauses);
        after = template.State(fact => levels.OfFact(fact) != RelaxedPlanningGraph.Never, clauses);
        int[] own = new int[template.StepPlaces + 1];
        for (int place = 1; place < own.Length; place++)
        {
            bool isReached = place > known.Task.Actions.Length || levels.OfRule(place - 1) != RelaxedPlanningGraph.Never;
            own[place] = isReached ? clauses.NewVariable() : ClauseBuffer.False;
        }

        template.Write(clauses, before, own, after);
        var invariants = new TransitionEncoding(known.Task, known.Rules, known.Access, known.Cancellation);
        invariants.AddInvariants(known.Mutexes);
        int[] auxiliary = new int[invariants.StepPlaces + 1];
        for (int place = 1; place < auxiliary.Length; place++)
        {
            auxiliary[place] = clauses.NewVariable();
        }

        invariants.Write(clauses, before, auxiliary, before);
        goalHolds = clauses.NewVariable();
        foreach (int fact in goal.Facts)
        {
            clauses.Add(-goalHolds, Literal(before, fact));
        }

        foreach (var clause in goal.Clauses)
        {
            clauses.Add([-goalHolds, .. clause.Select(fact => Literal(before, fact))]);
        }

        // level 0 is the start itself
        AddLevel();
        foreach (int fact in init)
        {
            clauses.Add(-switches[0], Literal(before, fact));
        }

        AddLevel();

        // last, because nobody would end it where the rest was cancelled
        session = new SatSession(seed: 0, cancellation);
    }

    /// <summary>How it stands.</summary>
    public enum Answer
    {
        /// <summary>Nothing is decided yet.</summary>
        Open,

        /// <summary>The goal is never reached.</summary>
        Proved,

        /// <summary>The goal can be reached, or a check was cut short: there is nothing more to do here.</summary>
        Ended,
    }

    /// <summary>Z3's work so far.</summary>
    public long Work => session.Work;

    /// <summary>Goes on for a while.</summary>
    /// <param name="untilWork">Z3's work after which it pauses.</param>
    /// <param name="mostWork">Z3's work after which it ends for good.</param>
    public Answer Run(long untilWork, long? mostWork)
    {
        while (session.Work < untilWork)
        {
            if (obligations.TryPeek(out (int[] State, int Level) obligation, out _))
            {
                switch (Exclude(obligation.State, obligation.Level, mostWork))
                {
                    case null:
                        return Answer.Ended;
                    case true:
                        obligations.Dequeue();
                        break;
                }

                continue;
            }

            int last = switches.Count - 1;
            Status answer = Ask([goalHolds, .. switches[last..]], mostWork);
            if (answer == Status.SATISFIABLE)
            {
                Enqueue(ReadState(), last);
            }
            else if (answer == Status.UNKNOWN)
            {
                return Answer.Ended;
            }
            else
            {
                AddLevel();
                if (Push(mostWork) is { } decided)
                {
                    return decided;
                }
            }
        }

        return Answer.Open;
    }

    public void Dispose() => session.Dispose();

    private void Enqueue(int[] state, int level) => obligations.Enqueue((state, level), level);

    /// <summary>Excludes the state at the level, or finds a state before it to exclude first; null when nothing more can be
    /// done.</summary>
    private bool? Exclude(int[] state, int level, long? mostWork)
    {
        if (state.AsSpan().SequenceEqual(init))
        {
            return null;
        }

        int isOther = clauses.NewVariable();
        clauses.Add([-isOther, .. state.Select(fact => -Literal(before, fact))]);
        List<int> assumptions = [isOther, .. switches[(level - 1)..]];
        assumptions.AddRange(state.Select(fact => Literal(after, fact)).Where(literal => literal != ClauseBuffer.True));
        Status answer = Ask([.. assumptions], mostWork);
        if (answer == Status.SATISFIABLE)
        {
            int[] predecessor = ReadState();
            Enqueue(predecessor, level - 1);
            clauses.Add(-isOther);
            return false;
        }

        if (answer == Status.UNKNOWN)
        {
            return null;
        }

        HashSet<int> core = session.Core();
        clauses.Add(-isOther);
        List<int> needed = [.. state.Where(fact => core.Contains(Literal(after, fact)))];
        if (needed.TrueForAll(fact => init[known.Rules.VariableOf[fact]] == fact))
        {
            // the start must not be excluded
            needed.Add(state.First(fact => init[known.Rules.VariableOf[fact]] != fact));
        }

        Add([.. needed], level);
        return true;
    }

    private void Add(int[] together, int level)
    {
        excluded[level].Add(together);
        clauses.Add([-switches[level], .. together.Select(fact => -Literal(before, fact))]);
    }

    /// <summary>Lets what is excluded at a level be excluded at the next where that follows; two equal levels are a proof.</summary>
    private Answer? Push(long? mostWork)
    {
        for (int level = 1; level < switches.Count - 1; level++)
        {
            foreach (int[] together in excluded[level].ToArray())
            {
                List<int> assumptions = [.. switches[level..]];
                assumptions.AddRange(together.Select(fact => Literal(after, fact)).Where(literal => literal != ClauseBuffer.True));
                switch (Ask([.. assumptions], mostWork))
                {
                    case Status.UNKNOWN:
                        return Answer.Ended;
                    case Status.UNSATISFIABLE:
                        excluded[level].Remove(together);
                        Add(together, level + 1);
                        break;
                }
            }

            if (excluded[level].Count == 0)
            {
                return Answer.Proved;
            }
        }

        return null;
    }

    private void AddLevel()
    {
        switches.Add(clauses.NewVariable());
        excluded.Add([]);
    }

    private Status Ask(int[] assumptions, long? mostWork)
    {
        if (clauses.ClauseCount > 0)
        {
            session.Add(clauses);
        }

        return session.Check(uint.MaxValue, mostWork - session.Work, assumptions);
    }

    private int[] ReadState()
    {
        SatModel model = session.Model();
        int[] state = new int[init.Length];
        foreach ((int first, int count) in known.Task.Variables)
        {
            for (int fact = first; fact < first + count; fact++)
            {
                if (model.IsTrue(Literal(before, fact)))
                {
                    state[known.Rules.VariableOf[fact]] = fact;
                }
            }
        }

        return state;
    }

    private int Literal(int[] state, int fact)
    {
        int place = template.Place(fact);
        return place > 0 ? state[place] : -state[-place];
    }
}
