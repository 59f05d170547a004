namespace NeuroSymbolic.Experiments;

/// <summary>What reviewers of energy studies attack, and how this study stands to it.</summary>
/// <param name="Attack">The attack.</param>
/// <param name="Answer">The answer, which may be that it hits.</param>
public sealed record AttackAnswer(string Attack, string Answer);
