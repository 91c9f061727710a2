using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A network that a command acts on.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Id">The full id, as several networks may share a name.</param>
/// <param name="Name">The display name.</param>
internal sealed record NetworkTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>The engine's network endpoints.</summary>
    public NetworkEndpoints Api => Engine.Client.Networks;

    /// <summary>Removes the network. Returns the error if it is in use.</summary>
    /// <param name="force">Whether a missing network is ignored.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ErrorRecord?> RemoveAsync(bool force, CancellationToken cancellationToken)
    {
        try
        {
            // Podman removes a network by id even if containers use it; its names are unique.
            await Api.RemoveAsync(Engine.Client.IsPodman ? Name : Id, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DockerApiException gone) when (force && gone.IsNotFound)
        {
            return null;
        }
        catch (DockerApiException used) when (
            used.Message.Contains("has active endpoints", StringComparison.Ordinal)
            || used.Message.EndsWith("network is being used", StringComparison.Ordinal))
        {
            return await UsedByContainersAsync(used, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException used) when (used.Message.Contains("configuration network", StringComparison.Ordinal))
        {
            return await UsedByNetworksAsync(used, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Connects a container. Returns the error if it is already connected: engines report that for running containers only, and
    /// silently change the endpoint of others.
    /// </summary>
    public async Task<ErrorRecord?> ConnectAsync(ContainerTarget container, EndpointSettings? settings, CancellationToken cancellationToken)
    {
        if (await HasAsync(container, cancellationToken).ConfigureAwait(false) == true)
        {
            return NetworkErrors.ContainerConnected(container.ToString(), ToString());
        }

        await Api.ConnectAsync(Id, container.Id, settings, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Disconnects a container. Returns the error if it is not connected.</summary>
    /// <param name="container">The container.</param>
    /// <param name="force">Whether the stale endpoint of a container that is gone is removed; engines find it by container name.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ErrorRecord?> DisconnectAsync(ContainerTarget container, bool force, CancellationToken cancellationToken)
    {
        var isConnected = await HasAsync(container, cancellationToken).ConfigureAwait(false);
        if (isConnected == false)
        {
            return NetworkErrors.ContainerNotConnected(container.ToString(), ToString());
        }

        var name = isConnected is null && force ? container.ToString() : container.Id;
        await Api.DisconnectAsync(Id, name, force, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;

    /// <summary>
    /// Returns whether a container is connected; null if it is gone. A container that was never started may not have the network's id.
    /// In a running one, older engines keep the remains of a failed connection, which has no endpoint.
    /// </summary>
    private async Task<bool?> HasAsync(ContainerTarget container, CancellationToken cancellationToken)
    {
        try
        {
            var inspect = await container.Api.InspectAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return (inspect.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>())
                .Where(network => inspect.State?.Status is not ("running" or "paused")
                    || network.Value.EndpointId is { Length: > 0 }
                    || Engine.Client.IsPodman)
                .Any(network => network.Value.NetworkId is { Length: > 0 } id && !Engine.Client.IsPodman ? id == Id : IsName(network.Key));
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Returns whether a name is that of this network. Podman lists its network podman as bridge.</summary>
    private bool IsName(string name) => name == Name || name == Id || (Engine.Client.IsPodman && name == "podman" && Name == "bridge");

    private async Task<ErrorRecord> UsedByContainersAsync(DockerApiException why, CancellationToken cancellationToken)
    {
        var network = await Api.InspectAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var names = (network.Containers?.Values ?? []).Select(endpoint => endpoint.Name ?? "").Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? ErrorMapping.From(why, Name, "Network") : NetworkErrors.NetworkInUse(
            Name,
            names.Select(name => $"the container '{name}'"),
            $"Disconnect it first: Disconnect-DockerNetwork {Name} {string.Join(", ", names)}.",
            why);
    }

    private async Task<ErrorRecord> UsedByNetworksAsync(DockerApiException why, CancellationToken cancellationToken)
    {
        var all = await Api.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var names = all.Where(network => network.ConfigFrom?.Network == Name)
            .Select(network => network.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? ErrorMapping.From(why, Name, "Network") : NetworkErrors.NetworkInUse(
            Name, names.Select(name => $"the network '{name}'"), "Remove the networks that use its settings first.", why);
    }
}
