using System.Collections.Frozen;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>What people mean by the words for colours.</summary>
/// <remarks>Hues of the colours that 222,500 people most often called so: R. Munroe, "Color Survey Results", 2010 (xkcd.com/color/rgb).</remarks>
internal static class ColourWords
{
    private static readonly FrozenDictionary<string, float> HueDegrees = new Dictionary<string, float>
    {
        ["red"] = 0, // #e50000
        ["orange"] = 27, // #f97306
        ["yellow"] = 60, // #ffff14
        ["green"] = 122, // #15b01a
        ["turquoise"] = 174, // #06c2ac
        ["blue"] = 223, // #0343df
        ["purple"] = 286, // #7e1e9c
        ["magenta"] = 328, // #c20078
    }.ToFrozenDictionary();

    // these are told by light and dark; brown is the hue of wood, and so of tables too
    private static readonly FrozenSet<string> WithoutHue = ["black", "grey", "white", "brown"];

    /// <summary>The hue that a word stands for, degrees from red over green and blue; null for a word by whose hue nothing can be told.</summary>
    /// <exception cref="InputException">It is none of the words.</exception>
    public static float? Hue(ObjectDescription item, DomainDescription domain) =>
        HueDegrees.TryGetValue(item.Colour!, out float hue) ? hue : WithoutHue.Contains(item.Colour!) ? null : throw new InputException(
            $"{Path.Combine(domain.Folder, "domain.json")}: the colour of {item.Name} is '{item.Colour}'; known are "
            + $"{string.Join(", ", HueDegrees.OrderBy(word => word.Value).Select(word => word.Key).Concat(WithoutHue.Order(StringComparer.Ordinal)))}.");
}
