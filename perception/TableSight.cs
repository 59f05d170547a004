using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>What was made of a picture of the table.</summary>
/// <param name="Scene">What is believed.</param>
/// <param name="Camera">How the camera must have stood.</param>
/// <param name="Detections">What the network said of each object.</param>
public sealed record TableSight(SceneEstimate Scene, PinholeCamera Camera, ImmutableArray<ObjectDetection> Detections);
