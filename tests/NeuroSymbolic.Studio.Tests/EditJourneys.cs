using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NeuroSymbolic.Studio.Tests;

[Collection(StudioGroup.Name)]
public sealed class EditJourneys(StudioInBrowser studio)
{
    private const string UpsideDown = """
        (define (problem upside-down) (:domain hanoi)
          (:objects cube1 cube2 - disk left right - peg)
          (:init (free-gripper) (on cube1 cube2) (on cube2 left) (clear cube1) (clear right)
            (smaller cube1 cube2) (smaller cube1 left) (smaller cube1 right) (smaller cube2 left) (smaller cube2 right))
          (:goal (on cube2 cube1)))
        """;

    [BrowserFact]
    public async Task A_plan_is_shown_as_pictures_and_each_step_says_why_it_can_be_taken()
    {
        await using StudioPage at = await OpenProblem();
        await at.Button("Solve").ClickAsync();
        ILocator steps = at.Page.Locator(".plan .steps .step");
        await Expect(steps).ToHaveCountAsync(14);
        await Expect(at.Page.Locator(".progress")).ToContainTextAsync("14 steps");
        await Expect(steps.First.Locator("svg")).ToHaveAttributeAsync("aria-label", "cube2 on cube3, cube3 on left");

        // the keyboard alone goes through the steps
        await steps.First.FocusAsync();
        await at.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(steps.Nth(1)).ToBeFocusedAsync();
        ILocator why = at.Page.Locator(".plan .why");
        await Expect(why.Locator("h3")).ToContainTextAsync("Step 2 (place cube1 right)");
        await Expect(why.Locator(".conditions").First.Locator("li.holds")).ToHaveCountAsync(3);
        await Expect(why.Locator(".added").First).ToContainTextAsync("(clear cube1)");
        await Expect(why.Locator(".removed").First).ToContainTextAsync("(clear right)");
    }

    [BrowserFact]
    public async Task An_error_is_underlined_while_writing_and_listed_with_its_remedy()
    {
        await using StudioPage at = await OpenProblem();
        await at.Write(UpsideDown.Replace("(on cube2 left)", "(onn cube2 left)", StringComparison.Ordinal));
        await Expect(at.Page.Locator(".cm-lintRange-error")).ToHaveCountAsync(1);
        await Expect(at.Page.Locator(".faults")).ToContainTextAsync("problem, line 3 Unknown predicate 'onn'; perhaps 'on' is meant.");
        await at.Page.Locator(".faults button").ClickAsync();
        await Expect(at.Page.Locator(".cm-content:visible")).ToBeFocusedAsync();

        await at.Button("Solve").ClickAsync();
        await Expect(at.Page.Locator(".refusal")).ToContainTextAsync("problem:3:");
    }

    [BrowserFact]
    public async Task Words_are_completed_and_explained()
    {
        await using StudioPage at = await OpenProblem();
        await at.Write("(define (problem p) (:domain hanoi) (:objects c - disk l - peg) (:init (gr");
        await at.Page.Keyboard.PressAsync("Control+Space");
        ILocator offered = at.Page.Locator(".cm-tooltip-autocomplete li");
        await Expect(offered.First).ToContainTextAsync("grasped");
        await offered.First.ClickAsync();
        await Expect(at.Page.Locator(".cm-content:visible")).ToContainTextAsync("(:init (grasped");
    }

    [BrowserFact]
    public async Task Without_a_plan_the_cause_is_told_and_a_repair_offered()
    {
        await using StudioPage at = await OpenProblem();
        await at.Write(UpsideDown);
        await at.Button("Solve").ClickAsync();
        await Expect(at.Page.Locator(".cause")).ToContainTextAsync("(on cube2 cube1) can never be true: :init does not state (smaller cube2 cube1)");
        await at.Button("Change it so").First.ClickAsync();
        await at.Button("Solve").ClickAsync();
        await Expect(at.Page.Locator(".plan .steps .step").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Steps_are_tried_by_hand()
    {
        await using StudioPage at = await OpenProblem();
        await at.Tab("By hand").ClickAsync();
        ILocator possible = at.Page.Locator(".possible button");
        await Expect(possible).ToHaveCountAsync(1);
        await possible.First.ClickAsync();
        await Expect(possible).ToHaveCountAsync(3);
        await Expect(at.Page.Locator(".tryout .now svg")).ToHaveAttributeAsync("aria-label", "cube2 on cube3, cube3 on left");

        await at.Page.GetByLabel("Any step, as PDDL").FillAsync("(place cube1 cube3)");
        await at.Button("Try it").ClickAsync();
        await Expect(at.Page.Locator(".tryout .obstacle")).ToContainTextAsync("(clear cube3) does not hold");
        await Expect(at.Page.Locator(".tryout .conditions .fails").First).ToBeVisibleAsync();
        await at.Button("Take the last step back").ClickAsync();
        await Expect(possible).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task What_was_considered_and_a_second_plan_are_shown()
    {
        await using StudioPage at = await OpenProblem();
        await at.Button("Solve").ClickAsync();
        await Expect(at.Page.Locator(".progress")).ToContainTextAsync("14 steps");
        await at.Choice("Engine").SelectOptionAsync("smt");
        await at.Button("Solve").ClickAsync();
        await Expect(at.Page.Locator(".progress")).ToContainTextAsync("by smt");

        await at.Tab("Considered").ClickAsync();
        await Expect(at.Page.Locator(".horizons tr.holds").First).ToContainTextAsync("yes, a plan");
        await at.Button("Draw the states of this problem").ClickAsync();
        await Expect(at.Page.Locator(".graph circle.passed")).ToHaveCountAsync(15);

        await at.Tab("Compare").ClickAsync();
        await Expect(at.Page.Locator(".pair .steps")).ToHaveCountAsync(2);
        await StudioInBrowser.HasNoViolations(at.Page);
    }

    [BrowserFact]
    public async Task A_link_holds_both_texts()
    {
        await using StudioPage at = await OpenProblem();
        await at.Write(UpsideDown);
        await at.Page.GotoAsync(studio.Address + "#share");
        ILocator link = at.Page.GetByLabel("Link with the texts");
        await Expect(link).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("#edit=.+"));

        await using StudioPage other = await studio.Open(await link.InputValueAsync());
        await other.Tab("Problem").ClickAsync();
        await Expect(other.Page.Locator(".cm-content:visible")).ToContainTextAsync("(problem upside-down)");
        Assert.Equal(UpsideDown, (await other.Text()).TrimEnd('\n'));
    }

    private async Task<StudioPage> OpenProblem()
    {
        StudioPage at = await studio.Open("#edit");
        await Expect(at.Page.Locator(".cm-content:visible")).ToContainTextAsync("(problem hanoi-3)");
        return at;
    }
}
