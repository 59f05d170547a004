using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NeuroSymbolic.Studio.Tests;

[Collection(StudioGroup.Name)]
public sealed class LearnJourneys(StudioInBrowser studio)
{
    private const string Plan = """
        (pick cube2 cube3)
        (place cube2 right)
        (pick cube1 middle)
        (place cube1 cube2)
        (pick cube3 left)
        (place cube3 middle)
        (pick cube1 cube2)
        (place cube1 left)
        (pick cube2 right)
        (place cube2 cube3)
        (pick cube1 left)
        (place cube1 cube2)
        """;

    [BrowserFact]
    public async Task An_exercise_is_checked_until_it_is_passed_and_the_answer_is_kept()
    {
        await using StudioPage at = await studio.Open("#learn/03-your-first-plan");
        await at.Button("Check").ClickAsync();
        ILocator verdict = at.Page.Locator(".verdicts");
        await Expect(verdict).ToContainTextAsync("Not yet.");
        await Expect(verdict).ToContainTextAsync("Step 2 (place cube2 middle) cannot be taken");
        await Expect(verdict).ToContainTextAsync("Hint: ");
        await StudioInBrowser.HasNoViolations(at.Page);

        ILocator answer = at.Page.GetByLabel("Your answer to lesson 3");
        await answer.FillAsync("(pick cube2");
        await at.Button("Check").ClickAsync();
        await Expect(verdict).ToContainTextAsync("03-plan.plan:1:");
        await answer.FillAsync(Plan);
        await at.Button("Check").ClickAsync();
        await Expect(verdict).ToContainTextAsync("Passed.");
        await Expect(verdict).ToContainTextAsync("No plan is shorter.");

        ILocator earlier = at.Page.GetByText("Before your last change:");
        await Expect(earlier).ToBeHiddenAsync();
        await answer.FillAsync("(pick cube2 cube3)");
        await Expect(earlier).ToBeVisibleAsync();
        await answer.FillAsync(Plan);
        await Expect(earlier).ToBeHiddenAsync();

        // what is begun anew can be had back
        await at.Button("Begin anew").ClickAsync();
        await Expect(answer).ToHaveValueAsync(new Regex("^; Lesson 3"));
        await Expect(earlier).ToBeVisibleAsync();
        await at.Button("Bring my answer back").ClickAsync();
        await Expect(answer).ToHaveValueAsync(Plan);
        await Expect(at.Button("Bring my answer back")).ToBeHiddenAsync();

        // the page loaded anew is at the same lesson, with its answer and the mark that it was passed
        await at.Page.Locator("a[data-view=edit]").ClickAsync();
        await at.Page.Locator("a[data-view=learn]").ClickAsync();
        await Expect(at.Page).ToHaveURLAsync(new Regex("#learn/03-your-first-plan$"));
        await at.Page.ReloadAsync();
        await Expect(answer).ToHaveValueAsync(Plan);
        await Expect(at.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("^3\\. .* passed$") })).ToHaveAttributeAsync("aria-current", "page");
    }

    [BrowserFact]
    public async Task A_plan_is_tried_in_the_editor_and_its_steps_become_the_answer()
    {
        await using StudioPage at = await studio.Open("#learn/03-your-first-plan", width: 390);
        await at.Page.Locator(".exercise").GetByText("Try it in the editor").ClickAsync();
        await Expect(at.Page.Locator(".tryout .obstacle")).ToContainTextAsync("Step 2 (place cube2 middle) cannot be taken");
        await at.Button("Take the last step back").ClickAsync();
        await at.Button("(place cube2 right)").ClickAsync();
        await Expect(at.Page.Locator(".taken li")).ToHaveCountAsync(2);
        await at.Button("Use as my answer").ClickAsync();
        await Expect(at.Page.GetByLabel("Your answer to lesson 3")).ToHaveValueAsync("(pick cube2 cube3)\n(place cube2 right)\n");
        await Expect(at.Button("Bring my answer back")).ToBeInViewportAsync();
        await StudioInBrowser.HasNoViolations(at.Page);

        // a domain that a lesson speaks of is opened as what it is
        await at.Page.GetByText("All lessons").ClickAsync();
        await at.Page.GetByText("1. Facts and states").ClickAsync();
        await at.Button("domains/hanoi/domain.pddl").ClickAsync();
        await Expect(at.Tab("Domain")).ToHaveAttributeAsync("aria-selected", "true");
    }

    [BrowserFact]
    public async Task A_cell_is_opened_in_the_editor_with_what_belongs_to_it()
    {
        await using StudioPage at = await studio.Open("#learn/02-actions");
        await at.Button("Check").ClickAsync();
        await Expect(at.Page.Locator(".verdicts .finding .picture")).ToHaveCountAsync(3);
        await Expect(at.Page.Locator(".verdicts")).ToBeInViewportAsync();
        await StudioInBrowser.HasNoViolations(at.Page);
        await at.Button("Open it in the editor").ClickAsync();
        await Expect(at.Page.Locator(".cm-content:visible")).ToContainTextAsync("(problem lamps)");
        await at.Button("Solve").ClickAsync();
        await Expect(at.Page.Locator(".plan .steps .step")).ToHaveCountAsync(2);
        await Expect(at.Page.Locator(".plan .start .faint")).ToHaveTextAsync("kitchen");

        // the part that was left is there again, at the same lesson
        await at.Page.Locator("a[data-view=learn]").ClickAsync();
        await Expect(at.Page.Locator(".lesson h1")).ToHaveTextAsync("2. Actions");
        await at.Page.GetByText("3. Your first plan by hand").First.ClickAsync();
        await at.Button("Try it in the editor").First.ClickAsync();
        await Expect(at.Page.Locator(".tryout .obstacle")).ToContainTextAsync("Step 4 (place cube2 middle) cannot be taken");
    }

    [BrowserFact]
    public async Task Every_lesson_shows_its_pictures_and_leads_nowhere_that_is_not_there()
    {
        await using StudioPage at = await studio.Open("#learn");
        await Expect(at.Page.Locator(".lesson h1")).ToHaveTextAsync("1. Facts and states");
        string[] lessons = await at.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.learn nav a')].map(link => link.hash)");
        Assert.Equal(8, lessons.Length);
        foreach (string lesson in lessons)
        {
            string title = await at.Page.Locator($".learn nav a[href='{lesson}']").InnerTextAsync();
            await at.Page.EvaluateAsync("hash => location.hash = hash", lesson);
            await Expect(at.Page.Locator(".lesson h1")).ToHaveTextAsync(title);
            await Expect(at.Page.Locator(".exercise textarea")).ToBeVisibleAsync();
            string[] missing = await at.Page.EvaluateAsync<string[]>("""
                async () => {
                  const addresses = [...document.querySelectorAll('.lesson img')].map(image => image.src)
                    .concat([...document.querySelectorAll('.lesson a')].map(link => link.href).filter(href => !href.includes('#') && href.startsWith(location.origin)));
                  const found = await Promise.all(addresses.map(async address => [address, (await fetch(address)).ok]));
                  return found.filter(([, ok]) => !ok).map(([address]) => address);
                }
                """);
            Assert.Empty(missing);
        }
    }
}
