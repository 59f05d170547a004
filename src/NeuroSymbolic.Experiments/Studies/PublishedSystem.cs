namespace NeuroSymbolic.Experiments;

/// <summary>A system of a published study.</summary>
/// <param name="Name">Its short name there.</param>
/// <param name="Words">What it is.</param>
/// <param name="Agent">Our agent that stands for it.</param>
/// <param name="Parameters">Numbers in its network; null where that is not published or not one network.</param>
public sealed record PublishedSystem(string Name, string Words, string Agent, long? Parameters = null);
