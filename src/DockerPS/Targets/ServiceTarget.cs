using System.Globalization;
using System.Text.Json.Nodes;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A swarm service that a command acts on.</summary>
/// <param name="Engine">A manager of the swarm.</param>
/// <param name="Id">The full id.</param>
/// <param name="Name">The display name.</param>
internal sealed record ServiceTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>The engine's service endpoints.</summary>
    public ServiceEndpoints Api => Engine.Client.Services;

    /// <summary>
    /// Sends a change of the service. The swarm's own notes about a service, such as an address or a completed update, increase its
    /// version too. If only the version has changed since the service was read, but not its specification, the change is sent again.
    /// </summary>
    /// <param name="read">The service as it was read.</param>
    /// <param name="send">Sends the change to one of its states.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <exception cref="DockerApiException">The service was changed by someone else.</exception>
    public async Task<ServiceUpdated> UpdateAsync(
        JsonObject read, Func<ObjectVersion, Task<ServiceUpdated>> send, CancellationToken cancellationToken)
    {
        var version = VersionOf(read);
        while (true)
        {
            try
            {
                return await send(version).ConfigureAwait(false);
            }
            catch (DockerApiException late) when (late.Message.Contains("update out of sequence", StringComparison.Ordinal))
            {
                var now = await Api.ReadAsync(Id, cancellationToken).ConfigureAwait(false);
                if (VersionOf(now) == version || !JsonNode.DeepEquals(now["Spec"], read["Spec"]))
                {
                    throw;
                }

                version = VersionOf(now);
            }
        }
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;

    private static ObjectVersion VersionOf(JsonObject service) =>
        new() { Index = ulong.Parse($"{service["Version"]?["Index"]}", CultureInfo.InvariantCulture) };
}
