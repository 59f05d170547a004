namespace NeuroSymbolic.Planner.Grounding.Reach;

/// <summary>Which schemas were reached with which objects, in flat arrays.</summary>
internal sealed class ReachedActions
{
    private readonly List<int> schemas = [];
    private readonly List<int> starts = [0];
    private int[] objects = new int[256];

    public int Count => schemas.Count;

    public int SchemaOf(int action) => schemas[action];

    /// <summary>The objects of the action's parameters.</summary>
    public ReadOnlySpan<int> ObjectsOf(int action) => objects.AsSpan(starts[action], starts[action + 1] - starts[action]);

    public void Add(int schema, ReadOnlySpan<int> arguments)
    {
        int start = starts[^1];
        if (start + arguments.Length > objects.Length)
        {
            Array.Resize(ref objects, 2 * (start + arguments.Length));
        }

        schemas.Add(schema);
        arguments.CopyTo(objects.AsSpan(start));
        starts.Add(start + arguments.Length);
    }
}
