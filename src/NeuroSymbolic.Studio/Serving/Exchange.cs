using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace NeuroSymbolic.Studio;

/// <summary>Questions and answers in JSON.</summary>
internal static class Exchange
{
    public const string JsonType = "application/json";

    // what a request may take in all, whatever it asks for
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(90);

    /// <summary>Reads a question, works on a seat, and writes the answer.</summary>
    public static RequestDelegate Of<TQuestion, TAnswer>(
        JsonTypeInfo<TQuestion> question, JsonTypeInfo<TAnswer> answer, Seats seats, Func<TQuestion, CancellationToken, TAnswer> work)
        where TQuestion : class
    {
        return async context =>
        {
            if (!context.Request.HasJsonContentType())
            {
                throw new RefusalException(415, "The request must be JSON (Content-Type: application/json).");
            }

            TQuestion asked = await RequestBody.Read(context, question).ConfigureAwait(false);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            limit.CancelAfter(LongestAnswer);
            TAnswer answered = await seats.Use(() => work(asked, limit.Token), limit.Token).ConfigureAwait(false);
            await Write(context, answer, answered).ConfigureAwait(false);
        };
    }

    /// <summary>Writes an answer.</summary>
    public static Task Write<T>(HttpContext context, JsonTypeInfo<T> type, T answer)
    {
        context.Response.ContentType = JsonType;
        context.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, type, context.RequestAborted);
    }
}
