using System.Collections.Immutable;
using NeuroSymbolic.Lessons;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>lesson check --json</c> prints.</summary>
internal sealed record LessonVerdictOutput(
    int SchemaVersion, int Lesson, string Title, bool Passed, ImmutableArray<Finding> Findings, ImmutableArray<string> Notes);
