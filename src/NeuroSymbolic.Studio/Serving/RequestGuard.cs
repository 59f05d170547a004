using Microsoft.AspNetCore.Http;

namespace NeuroSymbolic.Studio;

/// <summary>Lets in only what comes from this machine's own page or from a program on it.</summary>
/// <remarks>
/// Listening on loopback keeps other machines out, and not the pages of other sites in this machine's browser. Those either name their origin,
/// or reach the studio under a name of their own that they let point to 127.0.0.1 (DNS rebinding), which is then the Host of the request. So
/// both are looked at. The planner's endpoints are open to the editor of planning.domains, too, whose pages run in the browser.
/// </remarks>
internal static class RequestGuard
{
    private static readonly string[] Names = ["127.0.0.1", "localhost", "[::1]"];
    private static readonly string[] EditorsOfPlanners =
        ["http://editor.planning.domains", "https://editor.planning.domains", "http://editor-staging.planning.domains", "https://editor-staging.planning.domains"];

    // the editors of CodeMirror and the plots style what they draw; nothing but our own scripts runs, and nothing is fetched from elsewhere
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
        + "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Refuses, or lets the request go on.</summary>
    /// <exception cref="RefusalException">The request comes from elsewhere.</exception>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        HostString host = context.Request.Host;
        if (!Names.Contains(host.Host, StringComparer.OrdinalIgnoreCase))
        {
            throw new RefusalException(421, "The studio answers to the names 127.0.0.1 and localhost alone.");
        }

        string? origin = context.Request.Headers.Origin;
        bool isOurs = origin is null || string.Equals(origin, $"http://{host.Value}", StringComparison.OrdinalIgnoreCase);
        if (isOurs)
        {
            return next(context);
        }

        if (!SolverEndpoints.Serves(context.Request.Path) || !EditorsOfPlanners.Contains(origin))
        {
            throw new RefusalException(403, "Pages of other sites are not served.");
        }

        headers.AccessControlAllowOrigin = origin;
        headers.Vary = "Origin";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (!HttpMethods.IsOptions(context.Request.Method))
        {
            return next(context);
        }

        headers.AccessControlAllowMethods = "GET, POST";
        headers.AccessControlAllowHeaders = "Content-Type";
        headers["Access-Control-Allow-Private-Network"] = "true";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
