using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Studio;

/// <summary>The studio: planning and episodes in a browser on this machine.</summary>
public sealed class StudioServer : IAsyncDisposable
{
    private const int MostConnections = 256;
    private const int MostSockets = 64;

    private readonly WebApplication application;
    private readonly StudioDesks desks;

    private StudioServer(WebApplication application, StudioDesks desks)
    {
        this.application = application;
        this.desks = desks;
        Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/");
    }

    /// <summary>Where a browser finds it.</summary>
    public Uri Address { get; }

    /// <summary>Begins to listen, on loopback alone.</summary>
    /// <param name="places">Where the studio finds what it serves.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="say">Told in words for people what goes wrong in the studio itself.</param>
    /// <exception cref="UsageException">It cannot listen there.</exception>
    public static async Task<StudioServer> StartAsync(StudioPlaces places, int port, Action<string>? say = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = places.Page });
        builder.WebHost.UseKestrelCore();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBody.MostForgottenBytes;
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Limits.MaxConcurrentUpgradedConnections = MostSockets;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            options.Listen(IPAddress.Loopback, port);
        });
        WebApplication application = builder.Build();
        var desks = new StudioDesks(places);
        var refusals = new Refusals(places, say);
        application.Use(refusals.Guard);
        application.Use(RequestGuard.Check);
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20), KeepAliveTimeout = TimeSpan.FromSeconds(20) });
        application.UseRouting();
        desks.Map(application, refusals);
        application.MapFallback("{**path}", new PageFiles(places.Page).Serve);
        try
        {
            await application.StartAsync().ConfigureAwait(false);
            return new StudioServer(application, desks);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw new UsageException(error.InnerException is AddressInUseException || error is AddressInUseException
                ? $"Something else listens on port {port} already; give --port another value."
                : $"It is not possible to listen on port {port} ({error.Message}); give --port another value.", error);
        }
    }

    /// <summary>Returns when it is cancelled; the studio serves until it is disposed.</summary>
    public static async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // that is how it ends
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        desks.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await application.StopAsync(patience.Token).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        desks.Dispose();
    }
}
