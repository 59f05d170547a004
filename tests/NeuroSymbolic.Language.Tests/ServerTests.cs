using System.Text.Json;

namespace NeuroSymbolic.Language.Tests;

public class ServerTests
{
    [Fact]
    public async Task A_session_ends_in_order_after_shutdown_and_exit()
    {
        using Editor editor = Editor.Initialized();
        Assert.Equal(JsonValueKind.Null, editor.Ask("shutdown", "null").GetProperty("result").ValueKind);
        Assert.Equal(-32600, Code(editor.Ask("textDocument/hover", "{}")));
        editor.Tell("exit", "null");

        Assert.True(await editor.Ended);
    }

    [Fact]
    public async Task An_exit_without_shutdown_and_an_editor_that_is_gone_are_no_order()
    {
        using Editor exits = Editor.Initialized(), hangs = Editor.Initialized();
        exits.Tell("exit", "null");
        hangs.Hang();

        Assert.False(await exits.Ended);
        Assert.False(await hangs.Ended);
    }

    [Fact]
    public void Nothing_is_answered_before_initialize()
    {
        using var editor = new Editor();

        Assert.Equal(-32002, Code(editor.Ask("textDocument/hover", "{}")));
        Assert.Equal("utf-16", editor.Ask("initialize", "{}").GetProperty("result").GetProperty("capabilities").GetProperty("positionEncoding").GetString());
        Assert.Equal(-32600, Code(editor.Ask("initialize", "{}")));
    }

    [Fact]
    public void Findings_follow_the_changes()
    {
        using Editor editor = Editor.Initialized();
        editor.Open(Texts.DomainUri, Texts.Domain);
        Assert.Empty(editor.Findings(Texts.DomainUri, 1));

        // the word 'disk' of :types
        Change(editor, 2, """{"range":{"start":{"line":2,"character":10},"end":{"line":2,"character":14}},"text":"cube"}""");
        JsonElement finding = editor.Findings(Texts.DomainUri, 2)[0];
        Change(editor, 3, """{"range":{"start":{"line":2,"character":10},"end":{"line":2,"character":14}},"text":"disk"}""");

        Assert.StartsWith("Unknown type 'disk'", finding.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(5, finding.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
        Assert.Empty(editor.Findings(Texts.DomainUri, 3));
    }

    [Fact]
    public void A_changed_domain_judges_its_problems_anew()
    {
        using Editor editor = Editor.Initialized();
        editor.Open(Texts.ProblemUri, Texts.Problem);
        Assert.Contains("There is no domain", editor.Findings(Texts.ProblemUri, 1)[0].GetProperty("message").GetString(), StringComparison.Ordinal);

        editor.Open(Texts.DomainUri, Texts.Domain);

        Assert.Empty(editor.Findings(Texts.ProblemUri, 1));
    }

    [Fact]
    public void Positions_count_UTF16_units()
    {
        using Editor editor = Editor.Initialized();
        editor.Open(Texts.DomainUri, "(define (domain d)\r\n; \U0001F600\n(:predicates (p) (p)))");

        JsonElement range = editor.Findings(Texts.DomainUri, 1)[0].GetProperty("range");
        Change(editor, 2, """{"range":{"start":{"line":1,"character":2},"end":{"line":1,"character":4}},"text":"\n(:types p)"}""");

        Assert.Equal((2, 17), (range.GetProperty("start").GetProperty("line").GetInt32(), range.GetProperty("start").GetProperty("character").GetInt32()));
        Assert.Equal(3, editor.Findings(Texts.DomainUri, 2)[0].GetProperty("range").GetProperty("start").GetProperty("line").GetInt32());
    }

    [Fact]
    public void Requests_are_answered()
    {
        using Editor editor = Editor.Initialized();
        editor.Open(Texts.DomainUri, Texts.Domain);
        editor.Open(Texts.ProblemUri, Texts.Problem);

        JsonElement hover = Result(editor.AskAt("textDocument/hover", Texts.ProblemUri, 3, 10));
        Assert.Contains("(on ?d - disk ?x - place)", hover.GetProperty("contents").GetProperty("value").GetString(), StringComparison.Ordinal);
        JsonElement definition = Result(editor.AskAt("textDocument/definition", Texts.ProblemUri, 3, 10));
        Assert.Equal((Texts.DomainUri, 5), (definition.GetProperty("uri").GetString(), definition.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32()));
        Assert.Equal(8, Result(editor.AskAt("textDocument/references", Texts.ProblemUri, 3, 10, ""","context":{"includeDeclaration":true}""")).GetArrayLength());
        JsonElement changes = Result(editor.AskAt("textDocument/rename", Texts.ProblemUri, 3, 10, ""","newName":"above" """)).GetProperty("changes");
        Assert.Equal(5, changes.GetProperty(Texts.DomainUri).GetArrayLength());
        Assert.Equal(12, Result(editor.AskAt("textDocument/prepareRename", Texts.ProblemUri, 3, 10)).GetProperty("end").GetProperty("character").GetInt32());
        JsonElement completion = Result(editor.AskAt("textDocument/completion", Texts.ProblemUri, 3, 10, ""","context":{"triggerKind":1}"""))[0];
        Assert.Equal(("on ${1:?d} ${2:?x}", 2), (completion.GetProperty("insertText").GetString(), completion.GetProperty("insertTextFormat").GetInt32()));
        Assert.Equal(5, Result(editor.Ask("textDocument/documentSymbol", Of(Texts.ProblemUri))).GetArrayLength());
        Assert.StartsWith(
            "(define (problem one)\n  (:domain towers)\n  (:objects\n    a b - disk\n    left - peg)\n  (:init\n    (on a b)\n",
            Result(editor.Ask("textDocument/formatting", Of(Texts.ProblemUri)))[0].GetProperty("newText").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Result(editor.AskAt("textDocument/hover", Texts.ProblemUri, 99, 99)).ValueKind);
    }

    [Fact]
    public void What_is_wrong_is_answered_and_the_server_goes_on()
    {
        using Editor editor = Editor.Initialized();
        editor.Open(Texts.DomainUri, Texts.Domain);

        editor.WriteMessage("{ no json");
        Assert.Equal(-32700, Code(editor.Await(IsError)));
        editor.WriteMessage("[]");
        Assert.Equal(-32600, Code(editor.Await(IsError)));
        editor.Write("Content-Type: none\r\n\r\n");
        Assert.Equal(-32700, Code(editor.Await(IsError)));
        Assert.Equal(-32601, Code(editor.Ask("textDocument/frob", "{}")));
        Assert.Equal(-32602, Code(editor.Ask("textDocument/hover", "{}")));
        Assert.Equal(-32602, Code(editor.Ask("textDocument/hover", """{"textDocument":{"uri":null},"position":[]}""")));
        Assert.Equal(-32602, Code(editor.AskAt("textDocument/hover", "file:///none.pddl", 0, 0)));
        Assert.Equal(-32803, Code(editor.AskAt("textDocument/rename", Texts.DomainUri, 5, 5, ""","newName":"clear" """)));
        editor.Tell("textDocument/didChange", """{"textDocument":7}""");
        editor.Tell("workspace/frob", "{}");
        editor.Tell("$/cancelRequest", """{"id":99}""");
        Assert.Equal(7, Result(editor.Ask("textDocument/documentSymbol", Of(Texts.DomainUri))).GetArrayLength());
    }

    [Fact]
    public async Task What_is_no_message_at_all_ends_the_server()
    {
        using var editor = new Editor();
        editor.Write(new string('x', 5000));

        await Assert.ThrowsAsync<InvalidDataException>(() => editor.Ended);
    }

    [Fact]
    public void A_huge_problem_keeps_no_message_waiting()
    {
        using Editor editor = Editor.Initialized();
        editor.Open(Texts.DomainUri, Texts.Domain);
        string facts = string.Concat(Enumerable.Repeat("    (on a b) (on b left) (clear a) (on a left)\n", 100_000));
        editor.Open(Texts.ProblemUri, Texts.Problem.Replace("(on a b)", facts, StringComparison.Ordinal));

        // asked while the problem is read, answered before
        Assert.Equal(7, Result(editor.Ask("textDocument/documentSymbol", Of(Texts.DomainUri))).GetArrayLength());
        editor.Tell("textDocument/didChange", $$"""{"textDocument":{"uri":"{{Texts.ProblemUri}}","version":2},"contentChanges":[{"text":"(define"}]}""");
        Assert.Equal("This parenthesis is never closed.", editor.Findings(Texts.ProblemUri, 2)[0].GetProperty("message").GetString());
    }

    private static void Change(Editor editor, int version, string change) => editor.Tell(
        "textDocument/didChange", $$$"""{"textDocument":{"uri":"{{{Texts.DomainUri}}}","version":{{{version}}}},"contentChanges":[{{{change}}}]}""");

    private static string Of(string uri) => $$$"""{"textDocument":{"uri":"{{{uri}}}"}}""";

    private static bool IsError(JsonElement message) => message.TryGetProperty("error", out _);

    private static int Code(JsonElement message) => message.GetProperty("error").GetProperty("code").GetInt32();

    private static JsonElement Result(JsonElement message) =>
        message.TryGetProperty("result", out JsonElement result) ? result : throw new InvalidOperationException(message.ToString());
}
