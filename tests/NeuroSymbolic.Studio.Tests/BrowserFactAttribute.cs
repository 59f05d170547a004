namespace NeuroSymbolic.Studio.Tests;

/// <summary>A test that opens the studio's page in Chromium; skipped where there is none, or where the page is not built.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhyNot;
}
