namespace NeuroSymbolic.Experiments;

/// <summary>One cell of the table that sets our figures beside the published ones.</summary>
/// <param name="Task">The task; <c>training</c> for what training took.</param>
/// <param name="Quantity">As in <see cref="PublishedFigure"/>.</param>
/// <param name="Agent">Our agent.</param>
/// <param name="Published">The figure of the system that the agent stands for; null where there is none.</param>
/// <param name="Ours">Our figure; null where nothing was run or measured.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Kind">For joules <c>measured</c>, <c>modelled</c> and the like; otherwise null.</param>
public sealed record ComparedFigure(
    string Task, string Quantity, string Agent, PublishedFigure? Published, double? Ours, double? Low, double? High, string? Kind = null);
