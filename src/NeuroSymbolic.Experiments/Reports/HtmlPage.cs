namespace NeuroSymbolic.Experiments;

/// <summary>What all pages have in common: style, figures, plotting library and its licences in one file that loads nothing.</summary>
internal static class HtmlPage
{
    /// <summary>A page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="header">What stands at its head.</param>
    /// <param name="sections">What it says.</param>
    /// <param name="figures">The figures that its script draws, as JSON in which what could end the element is escaped.</param>
    /// <param name="script">Its script.</param>
    /// <param name="resources">Style and plotting library.</param>
    public static Html Of(string title, Html header, Html sections, Html figures, Html script, ReportResources resources) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
        <title>{title}</title>
        <link rel="icon" href="data:,">
        <style>
        {ReportResources.Style}
        </style>
        </head>
        <body>
        <header>
        {header}
        </header>
        <main>
        {sections}
        <footer>
        <p>Everything on this page is in this file. The plots are drawn by Observable Plot and D3.</p>
        <details class="licences"><summary>Their licences</summary><pre>{resources.Licences}</pre></details>
        </footer>
        </main>
        <script type="application/json" id="figures">
        {figures}
        </script>
        {resources.ScriptsWith(script).Select(part => Html.Of($"<script>\n{part}\n</script>\n"))}
        </body>
        </html>

        """);
}
