namespace NeuroSymbolic.Cli.Tests;

/// <summary>Bad input: one sentence on stderr, the right exit code, nothing on stdout, never a stack trace.</summary>
public sealed class ErrorTests : IDisposable
{
    private const string Run = "run hanoi-3 --agent nsm-oracle --episodes 1 --seed 1 --out TMP/run";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("", 30, "No command was given; './neurosym --help' lists them.")]
    [InlineData("plam x", 30, "'plam' is no command; there are demo, doctor, plan, validate, learn-domain, run, replicate, merge, report, replay, reproduce, perceive, images, demos, train, score, sizes, serve, lsp, lesson, studio.")]
    [InlineData("--frob", 30, "'--frob' is no command; there are demo, doctor, plan, validate, learn-domain, run, replicate, merge, report, replay, reproduce, perceive, images, demos, train, score, sizes, serve, lsp, lesson, studio.")]
    [InlineData("plan", 30, "PROBLEM must be given")]
    [InlineData("plan a b c", 30, "PROBLEM must be given")]
    [InlineData("plan HANOI --engine quantum", 30, "--engine is 'quantum' but one of auto|smt|search is expected")]
    [InlineData("plan HANOI --timeout 30", 30, "--timeout is '30' but a duration with its unit is expected, such as 500ms, 30s or 2m")]
    [InlineData("plan HANOI --timeout -5s", 30, "--timeout is '-5s' but a duration")]
    [InlineData("plan HANOI --timeout 99999999999h", 30, "--timeout is '99999999999h' but a duration")]
    [InlineData("plan HANOI --frob", 30, "'--frob' is no option of this command")]
    [InlineData("plan HANOI --expect (pick,cube1,left)", 30, "names are separated by spaces, not by commas")]
    [InlineData("plan HANOI --out TMP/no/such/a.plan", 30, "a.plan cannot be written")]
    [InlineData("plan TMP/none.pddl", 31, "none.pddl does not exist")]
    [InlineData("plan TMP", 31, "")]
    [InlineData("plan TMP/empty.pddl", 31, "There is no domain.pddl beside")]
    [InlineData("plan DOMAIN TMP/empty.pddl", 31, "empty.pddl:1:1: ")]
    [InlineData("plan DOMAIN TMP/binary.pddl", 31, "binary.pddl:1:")]
    [InlineData("plan DOMAIN TMP/cut.pddl", 31, "cut.pddl:2:")]
    [InlineData("validate HANOI", 30, "PROBLEM and PLAN must be given")]
    [InlineData("validate HANOI TMP/none.plan", 31, "none.plan")]
    [InlineData("validate HANOI TMP/binary.pddl", 31, "binary.pddl:1:1: ")]
    [InlineData("learn-domain", 30, "Option '--out' is required")]
    [InlineData("learn-domain TMP/none", 30, "Option '--out' is required")]
    [InlineData("learn-domain TMP/none --out TMP/d.pddl", 31, "There is no folder")]
    [InlineData("learn-domain TMP/old --out TMP/d.pddl", 31, "no demonstrations in")]
    [InlineData("learn-domain TMP/cut.trace --out TMP/d.pddl", 31, "cut.trace:2:11: this parenthesis is never closed")]
    [InlineData("learn-domain TMP/cut.msgpack --out TMP/d.pddl", 31, "cut.msgpack")]
    [InlineData("learn-domain TMP/unknown.trace --out TMP/d.pddl", 31, "unknown.trace:1:51: unknown object 'c'")]
    [InlineData("learn-domain TMP/twice.trace --out TMP/d.pddl", 31, "step 3: (go a) leads from the same state to another one than in")]
    [InlineData("learn-domain TMP/still.trace --out TMP/d.pddl", 31, "Nothing changes in these demonstrations")]
    [InlineData("learn-domain TMP/good.trace --out TMP/no/such/d.pddl", 30, "d.pddl cannot be written")]
    [InlineData("learn-domain TMP/good.trace --out TMP/d.pddl --against HANOI", 31, "hanoi-3.pddl:")]
    [InlineData("run", 30, "")]
    [InlineData("run hanoi-3", 30, "Option '--")]
    [InlineData("run hanoi-33 --agent nsm-oracle --episodes 1 --seed 1 --out TMP/run", 30, "There is no task 'hanoi-33'; there are assembly-line-sorting-4, ")]
    [InlineData("run hanoi-3 --agent nsn --episodes 1 --seed 1 --out TMP/run", 30, "There is no agent 'nsn'; there are nsm, nsm-scripted, nsm-oracle, vla, vla-planned, nsm=DIR, vla=DIR, vla-planned=DIR for a model of your own, and openpi=ws://host:port for a policy server.")]
    [InlineData("run hanoi-3 --agent nsm-oracle,nsm-oracle --episodes 1 --seed 1 --out TMP/run", 30, "--agent is 'nsm-oracle,nsm-oracle' but different names")]
    [InlineData("run hanoi-3, --agent nsm-oracle --episodes 1 --seed 1 --out TMP/run", 30, "TASK is 'hanoi-3,' but")]
    [InlineData("run hanoi-3 --agent nsm-oracle --episodes 0 --seed 1 --out TMP/run", 30, "--episodes is '0' but a whole number from 1 is expected")]
    [InlineData("run hanoi-3 --agent nsm-oracle --episodes 1e9 --seed 1 --out TMP/run", 30, "--episodes is '1e9' but")]
    [InlineData("run hanoi-3 --agent nsm-oracle --episodes 1 --seed -1 --out TMP/run", 30, "--seed is '-1' but a whole number from 0 is expected")]
    [InlineData(Run + " --jobs 0", 30, "--jobs is '0' but")]
    [InlineData(Run + " --video some", 30, "--video is 'some' but one of all|failures|none is expected")]
    [InlineData(Run + " --require-success 95", 30, "--require-success is '95' but a number between 0 and 1 is expected")]
    [InlineData("run hanoi-3 --agent nsm-oracle --episodes 1 --seed 1 --out TMP/empty.pddl", 30, "cannot be written")]
    [InlineData("run hanoi-3 --agent nsm-oracle --episodes 1 --seed 1 --out TMP/old", 30, "already holds a run; add --resume")]
    [InlineData("run hanoi-3 --agent nsm-oracle --episodes 1 --seed 1 --out TMP/old --resume", 31, "run.json")]
    [InlineData("replay TMP/none --episode 0", 31, "episodes.csv cannot be read")]
    [InlineData("replay TMP/none", 30, "Option '--episode' is required")]
    [InlineData("replay TMP/none --episode first", 30, "--episode is 'first' but")]
    [InlineData("perceive TMP/none.png --task hanoi-3", 31, "none.png cannot be read")]
    [InlineData("perceive TMP/binary.pddl --task hanoi-3", 31, "binary.pddl is no PNG file; save the picture as PNG.")]
    [InlineData("perceive TMP/empty.pddl --task hanoi-3", 31, "empty.pddl is no PNG file")]
    [InlineData("perceive TEXTURE --task hanoi-3", 31, "256 x 256")]
    [InlineData("perceive TEXTURE --task hanoi-33", 30, "There is no task 'hanoi-33'")]
    [InlineData("perceive TEXTURE", 30, "Option '--task' is required")]
    [InlineData("images hanoi-3 --count 0 --seed 1 --out TMP/set", 30, "--count is '0' but")]
    [InlineData("demos hanoi-3 --episodes 1 --seed 1 --out TMP/demos --format csv", 30, "--format is 'csv' but one of traces|lerobot is expected")]
    [InlineData("demos hanoi-3 --episodes 1 --seed 1 --out TMP/demos --sentences move", 30, "--sentences is for --format lerobot; traces hold all three sentences.")]
    [InlineData("demos hanoi-3 --episodes 1 --seed 1 --out TMP/empty.pddl --format lerobot", 30, "empty.pddl cannot be made")]
    [InlineData("score hanoi-3", 30, "Option '--seed' is required")]
    [InlineData("train lemon", 31, "lemon.json cannot be read")]
    [InlineData("train lemon --config TMP/old/run.json", 31, "run.json:1:")]
    [InlineData("lsp now", 30, "Unrecognized command or argument 'now'")]
    [InlineData("doctor now", 30, "Unrecognized command or argument 'now'")]
    public void Bad_input_is_one_sentence_with_its_exit_code(string command, int exitCode, string sentence)
    {
        folder.Write("empty.pddl", "");
        folder.Write("binary.pddl", "\0\u0001\u0002ÿ");
        folder.Write("cut.pddl", "(define (problem x)\n  (:domain hanoi) (:obj");
        Directory.CreateDirectory(folder.File("old"));
        folder.Write("old/run.json", "{");
        folder.Write("cut.trace", "(trace (:objects a b)\n  (:state (p a");
        folder.Write("cut.msgpack", "\u0003");
        folder.Write("unknown.trace", "(trace (:objects a b) (:state (p a)) (:action (go c)) (:state (q a)))");
        folder.Write("twice.trace", "(trace (:objects a) (:state (p a)) (:action (go a)) (:state (q a)) (:action (back a)) (:state (p a)) (:action (go a)) (:state (r a)))");
        folder.Write("still.trace", "(trace (:objects a) (:state (p a)) (:state (p a)))");
        folder.Write("good.trace", "(trace (:objects a) (:state (p a)) (:action (go a)) (:state (q a)))");

        Invocation result = Invocation.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word
            .Replace("TMP", folder.Path, StringComparison.Ordinal)
            .Replace("TEXTURE", Path.Combine(Repository.Domains, "hanoi", "textures", "cube1.png"), StringComparison.Ordinal)
            .Replace("HANOI", Path.Combine(Repository.Domains, "hanoi", "problems", "hanoi-3.pddl"), StringComparison.Ordinal)
            .Replace("DOMAIN", Path.Combine(Repository.Domains, "hanoi", "domain.pddl"), StringComparison.Ordinal))]);

        string[] lines = result.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith("neurosym: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(sentence, lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);

        // only PDDL errors have more than the sentence: the line and the caret
        Assert.True(lines.Length == 1 || (lines.Length == 3 && lines[2].TrimStart().StartsWith('^')), result.Error);
    }

    public void Dispose() => folder.Dispose();
}
