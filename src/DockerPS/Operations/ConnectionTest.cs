using System.Diagnostics;
using DockerPS.Engine;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Operations;

/// <summary>Tests the connection to an engine.</summary>
internal static class ConnectionTest
{
    /// <summary>Starts a test on the pool, over a connection of its own, so that a cached one cannot hide a failure.</summary>
    /// <param name="context">The context or endpoint; null for the default.</param>
    /// <param name="timeout">How long connecting may take; null for the default.</param>
    /// <param name="cancellationToken">Cancels the test.</param>
    public static Task<ConnectionReport> StartAsync(string? context, TimeSpan? timeout, CancellationToken cancellationToken) =>
        Task.Run(() => RunAsync(context, timeout, cancellationToken), cancellationToken);

    private static async Task<ConnectionReport> RunAsync(string? context, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var (name, endpoint) = (context ?? "", (string?)null);
        try
        {
            var selection = EngineSelection.Find(context);
            (name, endpoint) = (selection.Name, selection.Endpoint.Text);
            var options = EngineSelection.Options();
            options = options with { Tls = selection.Tls, ConnectTimeout = timeout ?? options.ConnectTimeout };
            using var client = new DockerClient(selection.Endpoint, options);
            var spoken = await client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
            var clock = Stopwatch.StartNew();
            await client.System.PingAsync(cancellationToken).ConfigureAwait(false);
            var latency = clock.Elapsed;
            var version = await client.System.VersionAsync(cancellationToken).ConfigureAwait(false);
            return new(name, endpoint, latency, version.Version, spoken.ToString(), null);
        }
        catch (DockerException error)
        {
            return new(name, endpoint, null, null, null, error.Message);
        }
    }
}
