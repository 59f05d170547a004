namespace NeuroSymbolic.Experiments;

/// <summary>A sentence, and what the expert did from some moment on because of it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="NamesMoved">Whether it is about the thing that is moved, so that one who knows the sentence knows where to look.</param>
/// <param name="NamesSupport">Whether it is about what that is put on.</param>
/// <param name="Chunk">For each of the next control steps four numbers: where the tool is told to go, from where it is at the moment, x, y and z
/// in metres, and the fingers, -1 open, 1 closed. After the end of what the sentence asks for the hand stays where it is.</param>
internal sealed record DemonstrationExample(string Sentence, bool NamesMoved, bool NamesSupport, float[] Chunk);
