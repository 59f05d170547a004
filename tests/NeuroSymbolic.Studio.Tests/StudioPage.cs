using Microsoft.Playwright;

namespace NeuroSymbolic.Studio.Tests;

/// <summary>A page of the studio that a test uses.</summary>
internal sealed class StudioPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    public StudioPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.SetDefaultTimeout(60_000);
        page.PageError += (_, error) => faults.Add(error);
        page.Console += (_, message) =>
        {
            // what a server refuses is said to the user; the browser lists it, too
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                faults.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>The part that is shown.</summary>
    public ILocator View(string name) => Page.Locator($"#view-{name}");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Choice(string name) => Page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator Tab(string name) => Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Name = name });

    /// <summary>Replaces the text of the editor that is shown.</summary>
    public async Task Write(string text)
    {
        ILocator editor = Page.Locator(".cm-content:visible");
        await editor.ClickAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>The text of the editor that is shown.</summary>
    public async Task<string> Text() => string.Join('\n', await Page.Locator(".cm-content:visible .cm-line").AllTextContentsAsync());

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(faults);
    }
}
