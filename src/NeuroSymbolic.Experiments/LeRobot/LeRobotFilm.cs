namespace NeuroSymbolic.Experiments;

/// <summary>The pictures of one episode from one camera.</summary>
/// <param name="File">The video that they are in.</param>
/// <param name="FirstFrame">Number of the first one in the video.</param>
/// <param name="Levels">How often each level from 0 to 255 occurs: red, green, blue.</param>
internal sealed record LeRobotFilm(LeRobotFile File, int FirstFrame, long[][] Levels);
