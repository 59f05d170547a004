using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NeuroSymbolic.Studio.Tests;

/// <summary>A studio and a browser, shared by the tests that need both.</summary>
public sealed class StudioInBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private StudioServer? server;

    internal string Address => server!.Address.AbsoluteUri;

    public async Task InitializeAsync()
    {
        if (Browser.WhyNot is not null)
        {
            return;
        }

        // a machine that is busy with other things takes its time
        Assertions.SetDefaultExpectTimeout(60_000);
        server = await StudioServer.StartAsync(new StudioPlaces(Repository.Root, Browser.Page), port: 0);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Browser.Program,

            // without a display and a graphics card, and as root in containers
            Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>A page of its own at a part of the studio; what goes wrong in its scripts fails the test that closes it.</summary>
    internal async Task<StudioPage> Open(string part, int width = 1280, bool isOffline = false)
    {
        IBrowserContext context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Offline = isOffline,
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        IPage page = await context.NewPageAsync();
        var opened = new StudioPage(context, page);
        await page.GotoAsync(part.Contains("://", StringComparison.Ordinal) ? part : Address + part);
        return opened;
    }

    /// <summary>Fails with all that axe finds wrong with a page, a line each.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rule">The only rule to look at; null for all.</param>
    internal static async Task HasNoViolations(IPage page, string? rule = null)
    {
        AxeResult result = rule is null
            ? await page.RunAxe()
            : await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = [rule] } });
        string[] violations = [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))];
        if (violations.Length > 0)
        {
            Assert.Fail(string.Join('\n', violations));
        }
    }
}
