using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Experiments;

/// <summary>What demonstrations show in facts: those of a recording at the ends of its plan steps, and traces in text.</summary>
public static class RecordedDemonstrations
{
    /// <summary>Reads a file, or all of a folder in order of their names: <c>*.trace</c>, <c>*.msgpack</c> and those in its <c>traces/</c>.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="domains">The folder of the domains, which has the types of recorded objects.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">There is none, or one cannot be read.</exception>
    public static IReadOnlyList<Demonstration> Read(string path, string domains, CancellationToken cancellation = default)
    {
        var found = new List<Demonstration>();
        foreach (string file in Files(path))
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.EndsWith(TraceFile.Extension, StringComparison.Ordinal))
            {
                found.Add(TraceFile.Load(file, cancellation));
            }
            else
            {
                EpisodeTrace trace = TraceReader.Read(file);
                found.AddRange(FromRecording(trace, TaskDescription.Load(domains, trace.Task, trace.Robot).Domain, Path.GetFileName(file)));
            }
        }

        return found.Count > 0
            ? found
            : throw new InputException($"There are no demonstrations in {path}; './neurosym demos' records some, and files that end with {TraceFile.Extension} state them.");
    }

    /// <summary>What a recording shows: a demonstration for each stretch without a break. A step counts once the agent saw that it was
    /// done, with what was true in that moment; one that was given up counts not at all.</summary>
    /// <param name="trace">The recording.</param>
    /// <param name="domain">Its domain, which has the types of objects and the facts that never change.</param>
    /// <param name="name">What errors call it.</param>
    public static IEnumerable<Demonstration> FromRecording(EpisodeTrace trace, DomainDescription domain, string name)
    {
        ImmutableArray<ObjectDescription> things = [.. domain.Objects.Where(thing => thing is { IsMovable: false, BearsAnywhere: false } || trace.Objects.Contains(thing.Name))];
        FactSet lasting = new DomainReadings(domain).ReadStatic(things);
        var stretches = new List<(List<FactSet> States, List<PlanStep?> Steps)>();
        FactSet facts = FactSet.Empty;
        Plan? plan = null;
        int index = 0;
        void Begin() => stretches.Add(([facts.Union(lasting)], []));
        void Finish(PlanStep step)
        {
            stretches[^1].Steps.Add(step);
            stretches[^1].States.Add(facts.Union(lasting));
        }

        foreach (TraceEvent change in trace.Events)
        {
            facts = change.Facts ?? facts;
            int next = change.StepIndex ?? index;
            if (change.Plan is not null && !ReferenceEquals(change.Plan, plan))
            {
                (plan, index) = (change.Plan, next);
                Begin();
            }
            else if (plan is not null && next == index + 1 && index < plan.Length)
            {
                Finish(plan.Steps[index]);
                index = next;
            }
            else if (next != index)
            {
                index = next;
                Begin();
            }
        }

        // the last look may come after the end of the recording
        if (trace.Outcome == EpisodeOutcome.Success && plan is not null && index == plan.Length - 1)
        {
            Finish(plan.Steps[index]);
        }

        ImmutableArray<TypedName> objects = [.. things.Select(thing => new TypedName(thing.Name, thing.Type))];
        return stretches.Where(stretch => stretch.Steps.Count > 0).Select((stretch, number) => new Demonstration(
            number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, plan {number + 1}"),
            [],
            objects,
            [.. stretch.States],
            [.. stretch.Steps])
        {
            DomainName = domain.Name,
        });
    }

    private static IEnumerable<string> Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new InputException($"There is no folder {path} with demonstrations.");
        }

        string inner = Path.Combine(path, "traces");
        return new[] { path, inner }.Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*" + TraceFile.Extension).Concat(Directory.GetFiles(folder, "*.msgpack")))
            .Order(StringComparer.Ordinal);
    }
}
