namespace NeuroSymbolic.Experiments;

/// <summary>How many episodes came at least so far.</summary>
/// <param name="Step">Step of a shortest plan, from 0.</param>
/// <param name="Share">Share of the episodes that reached it, 0 to 1.</param>
/// <param name="Low">Lower end of Wilson's 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">Episodes whose plan has that many steps.</param>
public sealed record SurvivalPoint(int Step, double Share, double Low, double High, int N);
