using System.Text.Json.Serialization;

namespace NeuroSymbolic.Studio;

internal sealed record SolverQuestion(string? Domain = null, string? Problem = null, string? Adaptor = null);

internal sealed record SolverAnswer(string Status, SolverResult Result);

/// <summary>What solver.planning.domains answers with.</summary>
internal sealed record SolverResult(
    string ParseStatus,
    string Type,
    int? Length,
    string? Cost,
    IReadOnlyList<SolverStep>? Plan,
    string Output,
    string? Error);

internal sealed record SolverStep(string Name, string Action);

internal sealed record PackageAccepted(string Result);

internal sealed record PackageChecked(string Status, PackageResult? Result = null);

/// <summary>What planning-as-a-service answers with, and the plan as steps, which the extension of VS Code reads.</summary>
internal sealed record PackageResult(
    Dictionary<string, string> Output, string Stdout, string Stderr, string? Error, IReadOnlyList<SolverStep>? Plan);

internal sealed record AdaptorAnswer(string Status, IReadOnlyList<SolverAnswer>? Plans = null, SolverResult? Result = null);

internal sealed record PackageManifest(
    string PackageName,
    string Name,
    string Description,
    bool Runnable,
    [property: JsonPropertyName("install-size")] string InstallSize,
    IReadOnlyList<string> Dependencies,
    PackageEndpoint Endpoint);

internal sealed record PackageEndpoint(Dictionary<string, PackageService> Services);

internal sealed record PackageService(IReadOnlyList<PackageArgument> Args, string Call, PackageReturn Return);

internal sealed record PackageArgument(string Name, string Type, string Description);

internal sealed record PackageReturn(string Type, string Files);
