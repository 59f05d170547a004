using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The figures and claims of a published study, each with its source.</summary>
public sealed record PublishedStudy
{
    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>Authors, title, place and year.</summary>
    public required string Reference { get; init; }

    /// <summary>Where the figures were read, and how sure that is; by the marks that figures carry.</summary>
    public required ImmutableSortedDictionary<string, string> Sources { get; init; }

    /// <summary>The study's systems, and which of our agents stands for each.</summary>
    public required ImmutableArray<PublishedSystem> Systems { get; init; }

    /// <summary>Its figures.</summary>
    public required ImmutableArray<PublishedFigure> Figures { get; init; }

    /// <summary>Its claims, the headline ones first.</summary>
    public required ImmutableArray<PublishedClaim> Claims { get; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is missing or wrong; the message has the place.</exception>
    public static PublishedStudy Read(string path)
    {
        PublishedStudy study = JsonInput.Read(path, StudyJsonContext.Default.PublishedStudy);
        string[] systems = [.. study.Systems.Select(system => system.Name)];
        string? stranger = study.Figures.Select(figure => figure.System)
            .Concat(study.Claims.SelectMany(claim => (string[])[claim.Better, claim.Worse]))
            .FirstOrDefault(system => !systems.Contains(system));
        return stranger is null
            ? study
            : throw new InputException($"{path} speaks of the system {stranger}, which is not among its systems {string.Join(", ", systems)}.");
    }

    /// <summary>A figure, or null where the study gives none.</summary>
    public PublishedFigure? Figure(string task, string system, string quantity) =>
        Figures.FirstOrDefault(figure => figure.Task == task && figure.System == system && figure.Quantity == quantity);
}
