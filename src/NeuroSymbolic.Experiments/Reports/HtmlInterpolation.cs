using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuroSymbolic.Experiments;

/// <summary>Interpolated strings that become HTML: literals stay, holes are escaped unless they are <see cref="Html"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct HtmlInterpolation(int literalLength, int holes)
{
    private const int UsualHoleLength = 16;

    private readonly StringBuilder text = new(literalLength + (holes * UsualHoleLength));

    /// <summary>Markup.</summary>
    public void AppendLiteral(string markup) => text.Append(markup);

    /// <summary>Markup in a hole.</summary>
    public void AppendFormatted(Html markup) => text.Append(markup.Text);

    /// <summary>Pieces of markup in a hole.</summary>
    public void AppendFormatted(IEnumerable<Html> markup) => text.Append(Html.Join(markup).Text);

    /// <summary>Text in a hole.</summary>
    public void AppendFormatted(string? words) => text.Append(WebUtility.HtmlEncode(words));

    /// <summary>A number in a hole.</summary>
    public void AppendFormatted(int number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The whole.</summary>
    public Html ToHtml() => new(text.ToString());
}
