namespace NeuroSymbolic.Experiments;

/// <summary>A moment of an episode.</summary>
/// <param name="TimeSeconds">Simulated time, seconds.</param>
/// <param name="Activity">What the agent was doing.</param>
/// <param name="Picture">The scene.</param>
internal sealed record FilmFrame(double TimeSeconds, string Activity, ReportPicture Picture);
