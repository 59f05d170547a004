namespace NeuroSymbolic.Core;

/// <summary>Tells from the facts of one moment after the other what has lasted for so long (<see cref="ForSoLongReading"/>), in simulated time.</summary>
/// <remarks>The referee has one that is asked at every control step, and an agent one of its own that is asked at every look: what held at two looks
/// in a row is taken to have held in between.</remarks>
public sealed class FactClock
{
    private readonly HashSet<string> predicates;
    private readonly (Fact Fact, FactSet Conditions, double Seconds)[] timed;
    private readonly Dictionary<Fact, double> since = [];
    private readonly HashSet<Fact> lasting = [];

    /// <summary>A clock for the predicates of a domain that need their time.</summary>
    public FactClock(DomainDescription domain)
    {
        ArgumentNullException.ThrowIfNull(domain);
        (string Predicate, ForSoLongReading Rule)[] readings = [.. new DomainReadings(domain).Of<ForSoLongReading>()];
        predicates = [.. readings.Select(reading => reading.Predicate)];
        timed =
        [
            .. from reading in readings
               from item in domain.Objects
               let types = domain.Predicates[reading.Predicate].Types
               where item.IsMovable && (types.IsEmpty || types[0].Contains(item.Type))
               select (new Fact(reading.Predicate, item.Name), reading.Rule.ConditionsFor(item.Name), reading.Rule.Seconds),
        ];
    }

    /// <summary>Takes note of a moment.</summary>
    /// <param name="facts">What holds then; what others say of predicates that need their time is passed over.</param>
    /// <param name="timeSeconds">When that is, not before the moment that was told last.</param>
    /// <returns>The same, and what has lasted long enough by then.</returns>
    public FactSet Observe(FactSet facts, double timeSeconds)
    {
        if (timed.Length == 0)
        {
            return facts;
        }

        foreach ((Fact fact, FactSet conditions, double seconds) in timed)
        {
            if (!facts.ContainsAll(conditions))
            {
                since.Remove(fact);
            }
            else if (!since.TryAdd(fact, timeSeconds) && timeSeconds - since[fact] >= seconds)
            {
                lasting.Add(fact);
            }
        }

        return new FactSet(facts.Where(fact => !predicates.Contains(fact.Predicate)).Concat(lasting));
    }
}
