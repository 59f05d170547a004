using System.Collections;
using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>The whole content of a syntax tree as text, found without the printer: trees are alike when their texts are.</summary>
internal static class Structure
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case Rational number:
                text.Append(number);
                break;
            case string or bool or int or Enum or Fact:
                text.Append(value);
                break;
            case TypeHierarchy types:
                foreach (string name in types.Names)
                {
                    text.Append(name);
                    Write(text, types.ParentsOf(name));
                }

                break;
            case IEnumerable items:
                text.Append('[');
                foreach (object? item in items)
                {
                    Write(text, item);
                    text.Append(' ');
                }

                text.Append(']');
                break;
            default:
                text.Append(value.GetType().Name).Append('{');
                foreach (var property in value.GetType().GetProperties().Where(property => property.GetMethod!.IsStatic == false))
                {
                    text.Append(property.Name).Append('=');
                    Write(text, property.GetValue(value));
                    text.Append(' ');
                }

                text.Append('}');
                break;
        }
    }
}
