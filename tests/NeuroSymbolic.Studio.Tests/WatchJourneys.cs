using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NeuroSymbolic.Studio.Tests;

[Collection(StudioGroup.Name)]
public sealed class WatchJourneys(StudioInBrowser studio)
{
    [BrowserFact]
    public async Task An_episode_is_watched_scrubbed_and_saved_as_a_file_that_needs_nothing()
    {
        await using StudioPage at = await studio.Open("");
        await Choose(at, "hanoi-move", "nsm-scripted");
        await at.Choice("Speed").SelectOptionAsync("0");
        await at.Button("Run").ClickAsync();
        await Expect(at.Page.Locator(".activity")).ToContainTextAsync("The goal is reached");
        await Expect(at.Page.Locator(".planlist li.done")).ToHaveCountAsync(2);
        await Expect(at.Page.Locator(".facts .goal").First).ToBeVisibleAsync();
        await Expect(at.Page.Locator(".camera figcaption")).ToContainTextAsync("agentview");
        await Expect(at.Page.Locator(".camera svg line").First).ToBeAttachedAsync();
        await Expect(at.Page.Locator(".joules p")).ToContainTextAsync("planning");
        await StudioInBrowser.HasNoViolations(at.Page);

        double end = await Seconds(at);
        await at.Page.GetByLabel("Time", new PageGetByLabelOptions { Exact = true }).FillAsync("0");
        await Expect(at.Page.Locator(".clock")).ToHaveTextAsync("0.0 s");
        await Expect(at.Page.Locator(".planlist li.done")).ToHaveCountAsync(0);
        await at.Button("One step on").ClickAsync();
        await Expect(at.Page.Locator(".clock")).ToHaveTextAsync("0.1 s");
        await at.Button("Play again").ClickAsync();
        await Expect(at.Page.Locator(".clock")).ToHaveTextAsync(string.Create(CultureInfo.InvariantCulture, $"{end:F1} s"));

        IDownload download = await at.Page.RunAndWaitForDownloadAsync(() => at.Page.GetByText("Save this episode").ClickAsync());
        using var folder = new TemporaryFolder();
        string file = folder.File(download.SuggestedFilename);
        await download.SaveAsAsync(file);
        await Replay(file, end);
    }

    [BrowserFact]
    public async Task It_is_paused_and_goes_on_step_by_step()
    {
        await using StudioPage at = await studio.Open("");
        await Choose(at, "hanoi-3", "nsm-oracle");
        await at.Button("Run").ClickAsync();
        await Expect(at.Page.Locator(".planlist [aria-current]")).ToBeVisibleAsync();
        await at.Button("Pause").ClickAsync();
        await Expect(at.Button("Go on")).ToBeVisibleAsync();
        double paused = await StandingStill(at);
        await at.Button("One step on").ClickAsync();
        await at.Page.WaitForFunctionAsync("before => parseFloat(document.querySelector('.clock').textContent) > before - 1e-9", paused);
        Assert.InRange(await StandingStill(at), paused, paused + 0.11);
    }

    [BrowserFact]
    public async Task A_cube_that_is_moved_meanwhile_is_noticed_and_planned_for()
    {
        await using StudioPage at = await studio.Open("");
        await Choose(at, "hanoi-3", "nsm-oracle");
        await at.Button("Run").ClickAsync();
        await Expect(at.Page.Locator(".planlist .done")).ToHaveCountAsync(2);

        // stopped, so that nothing else is put there meanwhile: the smallest cube lies on the right area now, and a hand from outside puts it onto the middle one
        await at.Button("Pause").ClickAsync();
        await at.Choice("onto").SelectOptionAsync("middle");
        await at.Button("Move it").ClickAsync();
        await at.Button("Go on").ClickAsync();
        await Expect(at.Page.Locator(".activity")).ToContainTextAsync("planned anew 1");
        await at.Choice("Speed").SelectOptionAsync("0");
        await Expect(at.Page.Locator(".activity")).ToContainTextAsync("so it is no result");
        await Expect(at.Page.Locator(".marks span")).ToHaveAttributeAsync("title", new Regex("A hand from outside moves cube"));

        IDownload download = await at.Page.RunAndWaitForDownloadAsync(() => at.Page.GetByText("Save this episode").ClickAsync());
        using var folder = new TemporaryFolder();
        string file = folder.File(download.SuggestedFilename);
        await download.SaveAsAsync(file);
        await using StudioPage offline = await studio.Open(new Uri(file).AbsoluteUri, isOffline: true);
        await Expect(offline.Page.Locator(".marks span")).ToHaveCountAsync(1);
        await offline.Choice("Speed").SelectOptionAsync("0");
        await offline.Button("Play").ClickAsync();
        await Expect(offline.Page.Locator(".activity")).ToContainTextAsync("so it is no result");
    }

    [BrowserFact]
    public async Task A_cube_is_taken_with_the_pointer()
    {
        await using StudioPage at = await studio.Open("");
        await Choose(at, "hanoi-3", "nsm-oracle");
        await at.Button("Run").ClickAsync();
        await Expect(at.Page.Locator(".planlist [aria-current]")).ToBeVisibleAsync();
        await at.Page.Locator(".scene canvas").ScrollIntoViewIfNeededAsync();

        // the pointer goes over the table until it has taken a cube; one that the arm carries may be gone before the button is down
        LocatorBoundingBoxResult canvas = (await at.Page.Locator(".scene canvas").BoundingBoxAsync())!;
        bool isFound = false;
        for (int row = 24; row < 36 && !isFound; row++)
        {
            for (int column = 24; column < 42 && !isFound; column++)
            {
                await at.Page.Mouse.MoveAsync(canvas.X + (canvas.Width * column / 64), canvas.Y + (canvas.Height * row / 44));
                if (await at.Page.Locator(".scene canvas.takeable").CountAsync() == 0)
                {
                    continue;
                }

                await at.Page.Mouse.DownAsync();
                isFound = await at.Page.Locator(".scene canvas.carrying").CountAsync() > 0;
                if (!isFound)
                {
                    await at.Page.Mouse.UpAsync();
                }
            }
        }

        Assert.True(isFound, "no cube was found under the pointer");
        await at.Page.Mouse.MoveAsync(canvas.X + (canvas.Width * 0.55f), canvas.Y + (canvas.Height * 0.5f), new MouseMoveOptions { Steps = 4 });
        await at.Page.Mouse.UpAsync();
        await Expect(at.Page.Locator("#notice")).ToContainTextAsync("was moved by a hand from outside");
    }

    private async Task Replay(string file, double end)
    {
        await using StudioPage offline = await studio.Open(new Uri(file).AbsoluteUri, isOffline: true);
        await Expect(offline.Page.Locator("h1")).ToContainTextAsync("hanoi-move, nsm-scripted, seed 1, episode 0");
        await Expect(offline.Page.Locator(".planlist li")).ToHaveCountAsync(1);
        await offline.Choice("Speed").SelectOptionAsync("4");
        await offline.Button("Play").ClickAsync();
        await Expect(offline.Page.Locator(".activity")).ToContainTextAsync("The goal is reached");
        Assert.Equal(end, await Seconds(offline), 0.11);
        await offline.Page.WaitForFunctionAsync("Number(document.querySelector('canvas').dataset.drawn) > 5");
        await StudioInBrowser.HasNoViolations(offline.Page);
    }

    private static async Task Choose(StudioPage at, string task, string agent)
    {
        await at.Choice("Task").SelectOptionAsync(task);
        await at.Choice("Agent").SelectOptionAsync(agent);
        await at.Page.WaitForFunctionAsync("Number(document.querySelector('canvas')?.dataset.drawn) > 0");
        await Expect(at.Page.Locator(".instruction")).Not.ToBeEmptyAsync();
    }

    // what was under way when the pause was asked for arrives first
    private static async Task<double> StandingStill(StudioPage at)
    {
        await at.Page.WaitForFunctionAsync("""
            () => {
              const text = document.querySelector('.clock').textContent;
              const now = performance.now();
              if (window.stillText !== text) [window.stillText, window.stillSince] = [text, now];
              return now - window.stillSince > 700;
            }
            """);
        return await Seconds(at);
    }

    private static async Task<double> Seconds(StudioPage at) =>
        double.Parse((await at.Page.Locator(".clock").TextContentAsync())!.TrimEnd('s', ' '), CultureInfo.InvariantCulture);
}
