using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>A network that a command acts on: one that exists, on an engine that is known.</summary>
/// <param name="Engine">Its engine.</param>
/// <param name="Id">Its full id: several networks may bear one name.</param>
/// <param name="Name">Its name, for people.</param>
internal sealed record NetworkTarget(EngineSession Engine, string Id, string Name)
{
    /// <summary>The routes of its engine.</summary>
    public NetworkEndpoints Api => Engine.Client.Networks;

    /// <summary>Removes it; why it is still there where something uses it.</summary>
    /// <param name="force">Whether it is no error that it is gone.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<ErrorRecord?> RemoveAsync(bool force, CancellationToken cancellationToken)
    {
        try
        {
            // By its id podman removes a network under its containers; its names are unique.
            await Api.RemoveAsync(Engine.Client.IsPodman ? Name : Id, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (DockerApiException gone) when (force && gone.IsNotFound)
        {
            return null;
        }
        catch (DockerApiException used) when (
            used.Message.Contains("has active endpoints", StringComparison.Ordinal) || used.Message.EndsWith("network is being used", StringComparison.Ordinal))
        {
            return await ContainersAsync(used, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException used) when (used.Message.Contains("configuration network", StringComparison.Ordinal))
        {
            return await NetworksAsync(used, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Connects a container; why not, where it is connected already. Engines refuse that of running containers only, and change
    /// the place of others without a word.
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

    /// <summary>Disconnects a container; why not, where it is not connected.</summary>
    /// <param name="container">The container.</param>
    /// <param name="force">Whether what is left of a container that is gone is removed: engines find that by the container's name.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task<ErrorRecord?> DisconnectAsync(ContainerTarget container, bool force, CancellationToken cancellationToken)
    {
        var isConnected = await HasAsync(container, cancellationToken).ConfigureAwait(false);
        if (isConnected == false)
        {
            return NetworkErrors.ContainerNotConnected(container.ToString(), ToString());
        }

        await Api.DisconnectAsync(Id, isConnected is null && force ? container.ToString() : container.Id, force, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;

    /// <summary>
    /// Whether a container is connected; null where it is gone. One that was never started may not know the network's id, and in one
    /// that runs older engines keep what a connection that failed has left: it has no place in the network.
    /// </summary>
    private async Task<bool?> HasAsync(ContainerTarget container, CancellationToken cancellationToken)
    {
        try
        {
            var inspect = await container.Api.InspectAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return (inspect.NetworkSettings?.Networks ?? new Dictionary<string, EndpointSettings>())
                .Where(network => inspect.State?.Status is not ("running" or "paused") || network.Value.EndpointId is { Length: > 0 } || Engine.Client.IsPodman)
                .Any(network => network.Value.NetworkId is { Length: > 0 } id && !Engine.Client.IsPodman ? id == Id : IsName(network.Key));
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Whether a container's network is this one by its name; podman lists its own as bridge, and calls it podman in containers.</summary>
    private bool IsName(string name) => name == Name || name == Id || (Engine.Client.IsPodman && name == "podman" && Name == "bridge");

    private async Task<ErrorRecord> ContainersAsync(DockerApiException why, CancellationToken cancellationToken)
    {
        var network = await Api.InspectAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        var names = (network.Containers?.Values ?? []).Select(place => place.Name ?? "").Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? ErrorMapping.From(why, Name, "Network") : NetworkErrors.NetworkInUse(
            Name, names.Select(name => $"the container '{name}'"), $"Disconnect it first: Disconnect-DockerNetwork {Name} {string.Join(", ", names)}.", why);
    }

    private async Task<ErrorRecord> NetworksAsync(DockerApiException why, CancellationToken cancellationToken)
    {
        var all = await Api.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var names = all.Where(network => network.ConfigFrom?.Network == Name).Select(network => network.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? ErrorMapping.From(why, Name, "Network") : NetworkErrors.NetworkInUse(
            Name, names.Select(name => $"the network '{name}'"), "Remove the networks that have its settings first.", why);
    }
}
