using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NeuroSymbolic.Studio.Tests;

[Collection(StudioGroup.Name)]
public sealed class PageTests(StudioInBrowser studio)
{
    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Each_part_is_free_of_violations_in_light_and_dark_and_fits_its_width(int width)
    {
        await using StudioPage at = await studio.Open("", width);
        await Expect(at.Page.Locator(".instruction")).Not.ToBeEmptyAsync();
        foreach (string part in (string[])["watch", "edit", "learn", "share"])
        {
            await at.Page.EvaluateAsync("part => location.hash = part", part);
            await Expect(at.View(part)).ToBeVisibleAsync();
            if (part == "edit")
            {
                await Expect(at.Page.Locator(".cm-content:visible")).ToContainTextAsync("(problem hanoi-3)");
                await at.Button("Solve").ClickAsync();
                await Expect(at.Page.Locator(".plan .steps .step")).ToHaveCountAsync(14);
            }

            await StudioInBrowser.HasNoViolations(at.Page);
            await at.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            await StudioInBrowser.HasNoViolations(at.Page, "color-contrast");
            await at.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            Assert.True(
                await at.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{part} is wider than {width} pixels");
        }
    }

    [BrowserFact]
    public async Task Nothing_is_asked_for_that_is_not_shown()
    {
        await using StudioPage at = await studio.Open("");
        await Expect(at.Page.Locator(".instruction")).Not.ToBeEmptyAsync();
        string[] asked = await at.Page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)");
        Assert.Equal(["/api/menu", "/api/scene"], asked.Where(path => path.StartsWith("/api/", StringComparison.Ordinal)).Order());
    }

    [BrowserFact]
    public async Task The_keyboard_alone_opens_a_part_and_solves()
    {
        await using StudioPage at = await studio.Open("");
        await Expect(at.Page.Locator(".instruction")).Not.ToBeEmptyAsync();
        await Focus(at, "a[data-view=edit]");
        await at.Page.Keyboard.PressAsync("Enter");
        await Expect(at.Page.Locator(".cm-content:visible")).ToContainTextAsync("(problem hanoi-3)");
        await Focus(at, "#view-edit .toolbar .primary");
        await at.Page.Keyboard.PressAsync("Enter");
        await Expect(at.Page.Locator(".plan .steps .step")).ToHaveCountAsync(14);
    }

    [BrowserFact]
    public async Task Several_tabs_work_at_once()
    {
        await using StudioPage first = await studio.Open("#edit");
        await using StudioPage second = await studio.Open("#edit");
        foreach (StudioPage at in (StudioPage[])[first, second])
        {
            await Expect(at.Page.Locator(".cm-content:visible")).ToContainTextAsync("(problem hanoi-3)");
            await at.Button("Solve").ClickAsync();
        }

        await Expect(first.Page.Locator(".plan .steps .step")).ToHaveCountAsync(14);
        await Expect(second.Page.Locator(".plan .steps .step")).ToHaveCountAsync(14);
    }

    private static async Task Focus(StudioPage at, string selector)
    {
        for (int tab = 0; tab < 40; tab++)
        {
            await at.Page.Keyboard.PressAsync("Tab");
            if (await at.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }
        }

        Assert.Fail($"{selector} cannot be reached with the tabulator");
    }
}
