namespace NeuroSymbolic.Lessons;

/// <summary>The texts that are part of the program: what answers are judged by.</summary>
internal static class Resource
{
    /// <summary>The text of a file in the folder <c>Resources</c>.</summary>
    public static string Text(string name)
    {
        using Stream stream = typeof(Resource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program has no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
