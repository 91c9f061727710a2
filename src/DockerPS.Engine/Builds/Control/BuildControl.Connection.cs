using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <content>Connections of the control API, and through it.</content>
public sealed partial class BuildControl
{
    private const string SessionMethod = "/moby.buildkit.v1.Control/Session";

    /// <summary>The time within which an engine has to answer on its own address; any of them does in a fraction of it.</summary>
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(5);

    /// <summary>Opens a session through this connection, for engines or proxies that open none by an upgrade.</summary>
    /// <param name="id">The id by which the build refers to it.</param>
    /// <param name="services">The services of this computer. They are the caller's, and must outlive the session.</param>
    /// <param name="transfers">The files that are sent and received.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public Task<BuildSession> OpenSessionAsync(
        string id, SessionServices services, BuildTransfers transfers, CancellationToken cancellationToken = default) =>
        BuildSession.OpenAsync(id, TunnelAsync, services, transfers, cancellationToken);

    /// <summary>Connects to an engine's own address; null if it does not take gRPC there.</summary>
    internal static async Task<BuildControl?> TryConnectAsync(
        SessionTransport transport, ApiVersion version, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_probe);
        BuildControl? control = null;
        var answered = false;
        try
        {
            control = new(new(await transport.ConnectAsync(limit.Token).ConfigureAwait(false)), version);
            await control.ListWorkersAsync(limit.Token).ConfigureAwait(false);
            answered = true;
            return control;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is DockerException or OperationCanceledException)
        {
            // The upgrade either works or has the error that users know.
            return null;
        }
        finally
        {
            if (!answered && control is not null)
            {
                await control.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<Stream> TunnelAsync(
        string id, string sharedKey, IEnumerable<string> methods, CancellationToken cancellationToken)
    {
        var metadata = new GrpcMetadata();
        foreach (var (name, value) in SessionTransport.SessionHeaders(id, sharedKey, methods))
        {
            metadata.Add(name.ToLowerInvariant(), value);
        }

        try
        {
            return new TunnelStream(await Channel.StartAsync(SessionMethod, metadata, cancellationToken).ConfigureAwait(false));
        }
        catch (GrpcException error)
        {
            throw ControlErrors.Translate(error, Version, cancellationToken);
        }
    }
}
