namespace NeuroSymbolic.Experiments;

/// <summary>A system of a published study.</summary>
/// <param name="Name">Its short name there.</param>
/// <param name="Words">What it is.</param>
/// <param name="Agent">Our agent that stands for it.</param>
public sealed record PublishedSystem(string Name, string Words, string Agent);
