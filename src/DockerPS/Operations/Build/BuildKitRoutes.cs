using System.Net;
using DockerPS.Engine;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;

namespace DockerPS.Operations;

/// <summary>
/// Opens the connections to BuildKit that an engine has. Podman has none, and proxies before an engine often pass on only the routes that
/// they know.
/// </summary>
internal static class BuildKitRoutes
{
    /// <summary>Opens the control API; null if it is not there.</summary>
    public static Task<BuildControl?> OpenControlAsync(DockerClient client, CancellationToken cancellationToken) =>
        OptionalAsync(client, () => client.OpenBuildControlAsync(cancellationToken));

    /// <summary>Opens the control API for a feature that needs it.</summary>
    /// <exception cref="DockerRouteException">It is not there.</exception>
    public static async Task<BuildControl> RequireControlAsync(
        DockerClient client, string feature, CancellationToken cancellationToken) =>
        await OpenControlAsync(client, cancellationToken).ConfigureAwait(false) ?? throw new DockerRouteException(feature);

    /// <summary>Opens a session for a build whose context is not part of it; null if there are no sessions.</summary>
    public static Task<BuildSession?> OpenSessionAsync(
        DockerClient client, SessionServices services, CancellationToken cancellationToken) =>
        OptionalAsync(client, () => client.OpenBuildSessionAsync(BuildSession.NewId(), services, new(), cancellationToken));

    /// <summary>Opens a session for a build: a connection of its own, or else one through the control API.</summary>
    public static async Task<BuildSession> OpenSessionAsync(
        DockerClient client,
        BuildControl control,
        string id,
        SessionServices services,
        BuildTransfers transfers,
        CancellationToken cancellationToken) =>
        await OptionalAsync(client, () => client.OpenBuildSessionAsync(id, services, transfers, cancellationToken)).ConfigureAwait(false)
        ?? await control.OpenSessionAsync(id, services, transfers, cancellationToken).ConfigureAwait(false);

    private static async Task<T?> OptionalAsync<T>(DockerClient client, Func<Task<T>> open)
        where T : class
    {
        if (client.IsPodman)
        {
            return null;
        }

        try
        {
            return await open().ConfigureAwait(false);
        }
        catch (DockerApiException refused) when (refused.StatusCode
            is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            return null;
        }
        catch (DockerStreamException error) when (error.IsUpgradeMissing)
        {
            // A proxy answered without the upgrade.
            return null;
        }
    }
}
