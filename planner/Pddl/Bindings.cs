using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>The things that parameters stand for, those of inner quantifiers on top of outer ones.</summary>
internal sealed class Bindings
{
    // without a value where the parameter stands for itself
    private readonly List<(string Name, string? Value)> stack = [];

    /// <summary>Lets a parameter stand for a thing.</summary>
    public void Bind(string parameter, string value) => stack.Add((parameter, value));

    /// <summary>Lets parameters stand for themselves, whatever outer ones of the same names stand for.</summary>
    public void Hide(ImmutableArray<TypedName> parameters)
    {
        foreach (TypedName parameter in parameters)
        {
            stack.Add((parameter.Name, null));
        }
    }

    /// <summary>Ends the innermost bindings.</summary>
    public void Release(int count) => stack.RemoveRange(stack.Count - count, count);

    /// <summary>What a term stands for; a thing and a parameter that is not bound stand for themselves.</summary>
    public string Resolve(string term)
    {
        for (int i = term[0] == '?' ? stack.Count - 1 : -1; i >= 0; i--)
        {
            if (stack[i].Name == term)
            {
                return stack[i].Value ?? term;
            }
        }

        return term;
    }

    /// <inheritdoc cref="Resolve(string)"/>
    public string[] Resolve(ImmutableArray<string> terms)
    {
        string[] resolved = new string[terms.Length];
        for (int i = 0; i < resolved.Length; i++)
        {
            resolved[i] = Resolve(terms[i]);
        }

        return resolved;
    }
}
