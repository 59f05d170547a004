using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Studio;

/// <summary>Turns what goes wrong with a request into a status and a sentence without paths, and goes on serving.</summary>
/// <param name="places">Whose paths are kept back.</param>
/// <param name="say">Told what is our own bug.</param>
internal sealed class Refusals(StudioPlaces places, Action<string>? say)
{
    public async Task Guard(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // nobody is there any more to be told
        }
#pragma warning disable CA1031 // whatever a request brings about ends that request and no other
        catch (Exception error)
#pragma warning restore CA1031
        {
            (int status, string sentence) = Judge(error);
            if (status == StatusCodes.Status500InternalServerError)
            {
                say?.Invoke($"internal error at {context.Request.Path}: {error}");
            }

            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = Exchange.JsonType;
                await JsonSerializer.SerializeAsync(
                    context.Response.Body, new ErrorAnswer(sentence), StudioJsonContext.Default.ErrorAnswer, context.RequestAborted).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Status and sentence of an error.</summary>
    public (int Status, string Sentence) Judge(Exception error) => error switch
    {
        RefusalException refusal => (refusal.Status, refusal.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (413, RequestBody.TooLarge),
        BadHttpRequestException bad => (bad.StatusCode, "The request is not as HTTP has it."),
        JsonException => (400, "The request is not the JSON that is expected here."),
        EngineException => (503, places.WithoutPaths(error.Message)),
        NeuroSymbolicException => (422, places.WithoutPaths(error.Message)),
        OutOfMemoryException => (503, "The memory of this machine does not suffice for that."),
        OperationCanceledException => (503, "That took longer than a request may take."),
        _ => (500, $"The studio has a bug ({error.GetType().Name}); its terminal shows where."),
    };
}
