using System.Collections.Immutable;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>lesson list --json</c> prints.</summary>
internal sealed record LessonListOutput(int SchemaVersion, ImmutableArray<LessonOutput> Lessons);

/// <summary>A lesson; its files are relative to the checkout.</summary>
internal sealed record LessonOutput(int Lesson, string Title, string Task, string Page, string Starter, string TeacherNote);
