using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace NeuroSymbolic.Cli.Tests;

/// <summary>The language server as a process: with a real editor, and with its exit codes.</summary>
public sealed class LspCommandTests : IDisposable
{
    // Neovim 0.7, which Debian has, knows no vim.lsp.start yet
    private const string Script = """
        local out = {}
        local buffer = vim.api.nvim_get_current_buf()
        local client = vim.lsp.start_client({ name = 'neurosym', cmd = { DOTNET, PROGRAM, 'lsp' } })
        vim.lsp.buf_attach_client(buffer, client)
        local function at(line, character, rest)
          return vim.tbl_extend('error', { textDocument = vim.lsp.util.make_text_document_params(),
            position = { line = line, character = character } }, rest or {})
        end
        local function ask(method, parameters)
          local answer = vim.lsp.buf_request_sync(buffer, method, parameters, 60000)
          return answer and answer[client] and answer[client].result
        end
        vim.wait(60000, function() return #vim.diagnostic.get(buffer) > 0 end, 10)
        out.finding = vim.diagnostic.get(buffer)[1]
        vim.api.nvim_buf_set_text(buffer, 2, 23, 2, 27, { 'disk' })
        vim.wait(60000, function() return #vim.diagnostic.get(buffer) == 0 end, 10)
        out.left = #vim.diagnostic.get(buffer)
        out.hover = ask('textDocument/hover', at(4, 46)).contents.value
        out.definition = ask('textDocument/definition', at(4, 46)).range.start
        out.completion = ask('textDocument/completion', at(4, 46))[1].label
        vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', at(4, 46, { newName = 'open' })), 'utf-16')
        vim.lsp.util.apply_text_edits(
          ask('textDocument/formatting', { textDocument = vim.lsp.util.make_text_document_params() }), buffer, 'utf-16')
        out.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
        vim.lsp.stop_client(client)
        out.ended = vim.wait(60000, function() return vim.lsp.client_is_stopped(client) end, 10)
        vim.fn.writefile({ vim.fn.json_encode(out) }, RESULT)
        vim.cmd('qa!')
        """;

    private readonly TemporaryFolder folder = new();

    [NeovimFact]
    public void Neovim_edits_a_domain()
    {
        folder.Write("domain.pddl", """
            (define (domain d)
              (:types disk)
              (:predicates (p ?x - disc) ; is p
                (q ?x - disk))
              (:action a :parameters (?x - disk) :effect (p ?x)))

            """);
        folder.Write("script.lua", Script
            .Replace("DOTNET", Quoted(Environment.ProcessPath!), StringComparison.Ordinal)
            .Replace("PROGRAM", Quoted(Path.Combine(AppContext.BaseDirectory, "neurosym.dll")), StringComparison.Ordinal)
            .Replace("RESULT", Quoted(folder.File("result.json")), StringComparison.Ordinal));

        var start = new ProcessStartInfo("nvim", ["--headless", "-u", "NONE", "-i", "NONE", "-n", folder.File("domain.pddl"), "-c", $"luafile {folder.File("script.lua")}", "-c", "cquit"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_STATE_HOME"] = start.Environment["XDG_CACHE_HOME"] = start.Environment["XDG_DATA_HOME"] = folder.Path;
        using Process neovim = Process.Start(start)!;
        string said = neovim.StandardError.ReadToEnd();
        neovim.WaitForExit();

        Assert.True(neovim.ExitCode == 0, said);
        JsonElement result = JsonDocument.Parse(File.ReadAllText(folder.File("result.json"))).RootElement;
        Assert.Equal("Unknown type 'disc'; perhaps 'disk' is meant.", result.GetProperty("finding").GetProperty("message").GetString());
        Assert.Equal(0, result.GetProperty("left").GetInt32());
        Assert.Equal("```pddl\n(p ?x - disk)\n```\n\nis p\n\nUsed in: effect of a", result.GetProperty("hover").GetString());
        Assert.Equal(2, result.GetProperty("definition").GetProperty("line").GetInt32());
        Assert.Equal("p", result.GetProperty("completion").GetString());
        Assert.Equal("""
            (define (domain d)
              (:types
                disk)
              (:predicates
                (open ?x - disk) ; is p
                (q ?x - disk))

              (:action a
                :parameters (?x - disk)
                :effect (open ?x))
            )
            """, result.GetProperty("text").GetString());
        Assert.True(result.GetProperty("ended").GetBoolean());
    }

    [Theory]
    [InlineData("shutdown exit", 0)]
    [InlineData("exit", 1)]
    [InlineData("", 1)]
    public void Exit_codes_are_those_of_the_protocol(string methods, int exitCode)
    {
        var input = new StringBuilder();
        foreach (string method in methods.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("initialize"))
        {
            string id = method == "exit" ? "" : "\"id\":1,";
            string message = $$"""{"jsonrpc":"2.0",{{id}}"method":"{{method}}","params":{} }""";
            input.Append(System.Globalization.CultureInfo.InvariantCulture, $"Content-Length: {message.Length}\r\n\r\n{message}");
        }

        (int code, string output, string error) = Serve(input.ToString());

        Assert.Equal((exitCode, ""), (code, error));
        Assert.StartsWith("Content-Length: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_speaks_no_protocol_is_told_so_in_one_sentence()
    {
        (int code, string output, string error) = Serve(new string('x', 5000));

        Assert.Equal((31, ""), (code, output));
        Assert.Equal("neurosym: lsp speaks the language server protocol with an editor: what comes in is no message with a Content-Length header.\n", error);
    }

    public void Dispose() => folder.Dispose();

    private static string Quoted(string text) => $"[[{text}]]";

    private static (int ExitCode, string Output, string Error) Serve(string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Path.Combine(AppContext.BaseDirectory, "neurosym.dll"), "lsp"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
