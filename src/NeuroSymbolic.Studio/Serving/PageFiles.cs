using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace NeuroSymbolic.Studio;

/// <summary>The files of the page, read once: what is not among them when the studio starts is never served.</summary>
internal sealed class PageFiles
{
    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly FrozenDictionary<string, (string Type, byte[] Content)> files;

    public PageFiles(string folder)
    {
        files = Directory.EnumerateFiles(folder)
            .Where(path => Types.ContainsKey(Path.GetExtension(path)))
            .ToFrozenDictionary(path => Path.GetFileName(path), path => (Types[Path.GetExtension(path)], File.ReadAllBytes(path)));
    }

    /// <summary>The text of a file of the page.</summary>
    public string Text(string name) => System.Text.Encoding.UTF8.GetString(files[name].Content);

    /// <summary>Serves a file; the page itself where none is named.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public async Task Serve(HttpContext context)
    {
        string name = context.Request.Path.Value is { Length: > 1 } path ? path[1..] : "index.html";
        if (!files.TryGetValue(name, out (string Type, byte[] Content) file))
        {
            throw new RefusalException(404, "There is no such page; the studio is at /.");
        }

        context.Response.ContentType = file.Type;
        context.Response.ContentLength = file.Content.Length;
        context.Response.Headers.CacheControl = "no-cache";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(file.Content, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
