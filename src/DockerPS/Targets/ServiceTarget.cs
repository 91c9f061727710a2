using System.Globalization;
using System.Text.Json.Nodes;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A service of a swarm that a command acts on: one that exists, on an engine that is known.</summary>
/// <param name="Engine">A manager of its swarm.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Name">Its name, for people.</param>
internal sealed record ServiceTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>The routes of its engine.</summary>
    public ServiceEndpoints Api => Engine.Client.Services;

    /// <summary>
    /// Sends a change of the service. The swarm counts what it notes itself about a service, like an address or that a change is
    /// done, as a change too: where only that came in between, and what the service is to be is as it was read, the change is sent
    /// again.
    /// </summary>
    /// <param name="read">The service as it was read.</param>
    /// <param name="send">Sends the change to one of its states.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="DockerApiException">Somebody else has changed it since.</exception>
    public async Task<ServiceUpdated> UpdateAsync(JsonObject read, Func<ObjectVersion, Task<ServiceUpdated>> send, CancellationToken cancellationToken)
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

    /// <summary>The name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;

    private static ObjectVersion VersionOf(JsonObject service) => new() { Index = ulong.Parse($"{service["Version"]?["Index"]}", CultureInfo.InvariantCulture) };
}
