namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>What is left of what a search may spend.</summary>
internal sealed class SearchBudget(EngineLimits limits)
{
    /// <summary>States expanded.</summary>
    public long Spent { get; private set; }

    /// <summary>The limit that was reached; null while there is something left.</summary>
    public PlanStatus? Ended { get; private set; }

    /// <summary>Ends the search.</summary>
    public CancellationToken Cancellation => limits.Cancellation;

    /// <summary>Bytes that all tables together may take up.</summary>
    public long MemoryBytes => limits.MemoryBytes;

    /// <summary>Bytes that tables other than those passed to <see cref="MayExpand"/> take up.</summary>
    public long OtherBytes { get; set; }

    /// <summary>Whether one more state may be expanded, which it counts.</summary>
    /// <param name="bytes">Bytes that the tables of the search take up.</param>
    public bool MayExpand(long bytes) => MaySpend(1, bytes);

    /// <summary>Whether work worth so many expansions may be done, which it counts.</summary>
    public bool Spend(int expansions) => MaySpend(expansions, 0);

    /// <summary>The same limits with no more than so many further expansions; what it spends is to be given to <see cref="Add"/>.</summary>
    public SearchBudget Part(long expansions) => new(limits with
    {
        Work = Math.Min(expansions, (limits.Work ?? long.MaxValue) - Spent),
    })
    {
        OtherBytes = OtherBytes,
    };

    /// <summary>Counts what a part spent; tells whether something is left.</summary>
    /// <param name="part">The part.</param>
    /// <param name="isFreed">Whether the memory that it took is given back.</param>
    public bool Add(SearchBudget part, bool isFreed = false)
    {
        Spent += part.Spent;
        bool isOnlyPart = (part.Ended is PlanStatus.BudgetExhausted && !(Spent >= limits.Work)) || (isFreed && part.Ended is PlanStatus.MemoryLimit);
        Ended = isOnlyPart ? null : part.Ended;
        return Ended is null;
    }

    private bool MaySpend(int expansions, long bytes)
    {
        if (Spent + expansions > limits.Work)
        {
            Ended = PlanStatus.BudgetExhausted;
        }
        else if (bytes + OtherBytes > limits.MemoryBytes)
        {
            Ended = PlanStatus.MemoryLimit;
        }
        else if (limits.Cancellation.IsCancellationRequested)
        {
            Ended = PlanStatus.TimeLimit;
        }

        Spent += Ended is null ? expansions : 0;
        return Ended is null;
    }
}
