using System.Collections.Immutable;

namespace NeuroSymbolic.Studio;

internal sealed record ErrorAnswer(string Error);

internal sealed record MenuAnswer(
    IReadOnlyList<string> Tasks, IReadOnlyList<string> Agents, IReadOnlyList<DomainEntry> Domains, IReadOnlyList<LessonEntry> Lessons);

internal sealed record DomainEntry(string Name, IReadOnlyList<string> Problems, IReadOnlyDictionary<string, string> Colours);

internal sealed record LessonEntry(string Name, string Title);

internal sealed record LessonAnswer(string Title, string Markdown, ExerciseSet? Exercise);

/// <summary>What a lesson asks for, and the file to begin with.</summary>
internal sealed record ExerciseSet(int Number, string Task, string FileName, string Starter);

internal sealed record CheckQuestion(string Lesson, string Answer);

internal sealed record VerdictAnswer(bool Passed, IReadOnlyList<FindingTold> Findings, IReadOnlyList<string> Notes);

internal sealed record FindingTold(string Sentence, string Hint, string? State);

/// <summary>The two texts of the editor.</summary>
internal sealed record TextsQuestion(string Domain, string Problem);

/// <summary>A place in one of the texts, in UTF-16 units from its start.</summary>
internal sealed record PlaceQuestion(string Domain, string Problem, bool InProblem, int Offset);

internal sealed record DiagnosticsAnswer(IReadOnlyList<Finding> Domain, IReadOnlyList<Finding> Problem);

internal sealed record Finding(int From, int To, string Severity, string Message);

internal sealed record CompletionAnswer(IReadOnlyList<CompletionItem> Items);

internal sealed record CompletionItem(string Label, string Kind, string Detail, IReadOnlyList<string> Parameters);

internal sealed record HoverAnswer(int From, int To, string? Markdown);

internal sealed record SolveQuestion(string Domain, string Problem, string Engine = "auto", bool Optimal = false, double Seconds = 20);

internal sealed record SolveAnswer(
    string Status,
    string Engine,
    string? ProvedBy,
    string? Reason,
    IReadOnlyList<string>? Plan,
    string? Cost,
    string? LowerBound,
    IReadOnlyList<StageTime> Times,
    WorkDone Work,
    SubGoal? Tree,
    IReadOnlyList<AttemptMade> Attempts,
    CauseFound? Cause);

internal sealed record StageTime(string Name, double Milliseconds);

internal sealed record WorkDone(int Facts, int Actions, long States, long SolverUnits);

internal sealed record SubGoal(IReadOnlyList<string> Goal, string Why, string How, int Steps, IReadOnlyList<SubGoal> Children);

internal sealed record AttemptMade(IReadOnlyList<string> Goal, int Steps, bool? Possible, long Units);

internal sealed record CauseFound(string Summary, IReadOnlyList<string> Details, bool Proved, IReadOnlyList<RepairFound> Repairs);

internal sealed record RepairFound(string Sentence, string Problem);

/// <summary>Steps to be taken from the start of a problem, as PDDL text.</summary>
internal sealed record StepsQuestion(string Domain, string Problem, IReadOnlyList<string> Steps);

internal sealed record StepsAnswer(
    IReadOnlyList<ObjectOf> Objects,
    IReadOnlyList<string> Init,
    IReadOnlyDictionary<string, string> Numbers,
    IReadOnlyList<string> Fixed,
    IReadOnlyList<Condition> Goal,
    IReadOnlyList<StepTaken> Steps,
    bool GoalReached,
    string? Fault,
    string? Repair,
    IReadOnlyList<string> Possible,
    bool MorePossible);

internal sealed record ObjectOf(string Name, string Type);

internal sealed record Condition(string Text, bool Holds);

internal sealed record StepTaken(
    string Step,
    IReadOnlyList<Condition> Conditions,
    string? Obstacle,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyDictionary<string, string> Numbers,
    IReadOnlyList<Condition> Goal);

/// <summary>A problem and the plan whose way through its states is shown.</summary>
internal sealed record StatesQuestion(string Domain, string Problem, IReadOnlyList<string> Plan);

internal sealed record StatesAnswer(IReadOnlyList<StateSeen> States, IReadOnlyList<StateLink> Links, bool Complete, IReadOnlyList<int> Way);

internal sealed record StateSeen(int Depth, bool IsGoal, IReadOnlyList<string> Facts);

internal sealed record StateLink(int From, int To, string Step);

/// <summary>One shape in the form that a browser draws from.</summary>
internal sealed record SceneAnswer(
    string Task,
    string Instruction,
    IReadOnlyList<string> Bodies,
    IReadOnlyList<ShapeOf> Shapes,
    IReadOnlyList<TrianglesOf> Meshes,
    IReadOnlyList<IReadOnlyList<string>> Textures,
    IReadOnlyList<PlaceOf> Places,
    IReadOnlyList<MovableOf> Movable,
    IReadOnlyList<string> Goal,
    string Poses);

internal sealed record ShapeOf(
    int Body,
    string Kind,
    ImmutableArray<float> Size,
    ImmutableArray<float> Position,
    ImmutableArray<float> Orientation,
    ImmutableArray<float> Colour,
    int? Mesh,
    int? Texture);

/// <summary>Base64 of single-precision coordinates and of 16-bit numbers of vertices.</summary>
internal sealed record TrianglesOf(string Vertices, string Faces);

internal sealed record PlaceOf(string Name, string? Called, ImmutableArray<float> Surface, ImmutableArray<float> Size);

internal sealed record MovableOf(string Name, string? Called, ImmutableArray<float> Size);

/// <summary>What the page asks of a running episode: pause, resume, step, speed, hold or release.</summary>
internal sealed record WatchOrder(string Order, double? Speed = null, string? Object = null, double[]? Position = null);

internal sealed record WatchBegin(string Type, string Id, SceneAnswer Scene, string Agent, bool SeesThroughCamera, string EnergyReason);

/// <summary>What became different; null stays as it was. Happened is what someone did from outside, in a sentence.</summary>
internal sealed record WatchChange(
    string Type,
    double Time,
    int Step,
    IReadOnlyList<string>? Facts,
    IReadOnlyList<string>? Believed,
    IReadOnlyList<string>? Plan,
    int? StepIndex,
    string? Activity,
    int? Replans,
    string? Engine,
    string? Happened);

internal sealed record WatchLook(
    string Type, double Time, string? Camera, string? Picture, IReadOnlyList<BoxSeen> Boxes, IReadOnlyList<BeliefHeld> Beliefs);

internal sealed record BoxSeen(string Name, double Confidence, ImmutableArray<float> Corners);

internal sealed record BeliefHeld(string Fact, double Confidence, bool Held);

internal sealed record WatchEnergy(
    string Type, double Time, double? Perception, double? Planning, double? Policy, double Arm, double ArmWork, string Source);

internal sealed record WatchEnd(string Type, double Time, string Outcome, string? Reason, double? GoalFraction, int? Replans, bool IsTouched);

/// <summary>The episode has ended and its replay can be had.</summary>
internal sealed record WatchKept(string Type, string Id);
