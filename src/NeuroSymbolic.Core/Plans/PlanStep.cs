using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>One ground action of a plan, such as <c>(pick cube1 left)</c>.</summary>
public sealed class PlanStep : IEquatable<PlanStep>
{
    /// <summary>A step from the action's name and the objects bound to its parameters; names are kept in lower case.</summary>
    public PlanStep(string action, params ReadOnlySpan<string> arguments)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        Action = action.ToLowerInvariant();
        var names = ImmutableArray.CreateBuilder<string>(arguments.Length);
        foreach (string argument in arguments)
        {
            names.Add(argument.ToLowerInvariant());
        }

        Arguments = names.MoveToImmutable();
    }

    /// <summary>The action schema's name.</summary>
    public string Action { get; }

    /// <summary>The objects, in the order of the schema's parameters.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>Reads <c>(pick cube1 left)</c>.</summary>
    /// <exception cref="FormatException">The text is not one parenthesised list of names.</exception>
    public static PlanStep Parse(string text)
    {
        (string action, string[] arguments) = SymbolicText.Read(text);
        return new PlanStep(action, arguments);
    }

    /// <inheritdoc/>
    public bool Equals(PlanStep? other) =>
        other is not null && Action == other.Action && Arguments.AsSpan().SequenceEqual(other.Arguments.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PlanStep);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text of an IPC plan line, <c>(pick cube1 left)</c>.</summary>
    public override string ToString() => SymbolicText.Write(Action, Arguments);
}
