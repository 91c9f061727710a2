using DockerPS.Compose.Writing;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using NetworkDefinition = DockerPS.Compose.Model.ComposeNetwork;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;

namespace DockerPS.Operations;

/// <summary>Finds and creates the networks of a project.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="warn">Takes warnings.</param>
internal sealed class DeploymentNetworks(EngineSession engine, ProjectDefinition project, Action<string> warn)
{
    /// <summary>Returns what must happen to each network.</summary>
    /// <exception cref="DeploymentException">A network cannot be used.</exception>
    public async Task<IReadOnlyList<NetworkStep>> StepsAsync(CancellationToken cancellationToken)
    {
        var steps = new List<NetworkStep>();
        foreach (var (key, network) in project.Networks.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var named = await FindAsync(network.Name, cancellationToken).ConfigureAwait(false);
            steps.Add(network.External
                ? new(key, network, await ExternalAsync(key, network, named, cancellationToken).ConfigureAwait(false), null, "")
                : OwnStep(key, network, named));
        }

        return steps;
    }

    /// <summary>Creates a network. Returns its id.</summary>
    public async Task<string> CreateAsync(NetworkStep step, CancellationToken cancellationToken)
    {
        var network = step.Network;
        var labels = new Dictionary<string, string>(network.Labels, StringComparer.Ordinal)
        {
            [ComposeLabels.Network] = step.Key,
            [ComposeLabels.Project] = project.Name,
            [ComposeLabels.Version] = ComposeLabels.FormVersion,
            [ComposeLabels.ConfigHash] = ComposeWriter.Hash(network),
        };
        var request = new NetworkCreateRequest
        {
            Name = network.Name,
            Driver = network.Driver.Length > 0 ? network.Driver : null,
            Options = network.DriverOptions.Count > 0 ? network.DriverOptions : null,
            Internal = network.Internal,
            Attachable = network.Attachable,
            EnableIPv4 = network.EnableIPv4,
            EnableIPv6 = network.EnableIPv6,
            Labels = labels,
            Ipam = IpamOf(network),
        };
        try
        {
            return (await engine.Client.Networks.CreateAsync(request, cancellationToken).ConfigureAwait(false)).Id;
        }
        catch (DockerApiException taken) when (taken.IsConflict)
        {
            // Somebody else has just created it.
            var named = await FindAsync(network.Name, cancellationToken).ConfigureAwait(false);
            if (OwnStep(step.Key, network, named) is { Id: { } id, Action: null })
            {
                return id;
            }

            throw;
        }
    }

    /// <summary>Removes a network that has changed. Its containers are stopped and disconnected; they are replaced later.</summary>
    public async Task RemoveAsync(NetworkStep step, CancellationToken cancellationToken)
    {
        var inspect = await engine.Client.Networks.InspectAsync(step.Id!, cancellationToken: cancellationToken).ConfigureAwait(false);
        var state = await ComposeState.ContainersAsync(engine, project.Name, cancellationToken).ConfigureAwait(false);
        var own = state.Where(container =>
            inspect.Containers?.ContainsKey(container.Id) == true
            || container.NetworkSettings?.Networks?.ContainsKey(step.Network.Name) == true);
        foreach (var container in own)
        {
            await engine.Client.Containers.StopAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            await engine.Client.Networks.DisconnectAsync(step.Id!, container.Id, force: true, cancellationToken).ConfigureAwait(false);
        }

        await engine.Client.Networks.RemoveAsync(step.Id!, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<NetworkSummary>> FindAsync(string name, CancellationToken cancellationToken)
    {
        // The engine matches parts of names, too.
        var found = await engine.Client.Networks.ListAsync(new FilterSet().Add("name", name), cancellationToken).ConfigureAwait(false);
        return [.. found.Where(network => network.Name == name)];
    }

    private NetworkStep OwnStep(string key, NetworkDefinition network, IReadOnlyList<NetworkSummary> named)
    {
        var own = named.FirstOrDefault(item =>
            item.Labels?.GetValueOrDefault(ComposeLabels.Network) == key
            && item.Labels?.GetValueOrDefault(ComposeLabels.Project) == project.Name);
        if ((own ?? (named.Count > 0 ? named[0] : null)) is not { } found)
        {
            return new(key, network, null, "Create", "it is missing");
        }

        if (found.Labels?.GetValueOrDefault(ComposeLabels.Network) != key)
        {
            throw DeploymentErrors.NetworkExists(key, network.Name, engine.Name, network.Position);
        }

        if (own is null)
        {
            warn($"The network '{network.Name}' was created for the project '{found.Labels[ComposeLabels.Project]}'. "
                + "Use 'external: true' for a network of another project.");
        }

        var hash = found.Labels.GetValueOrDefault(ComposeLabels.ConfigHash);
        return string.IsNullOrEmpty(hash) || hash == ComposeWriter.Hash(network)
            ? new(key, network, found.Id, null, "")
            : new(key, network, found.Id, "Recreate", "its settings have changed");
    }

    private async Task<string> ExternalAsync(
        string key, NetworkDefinition network, IReadOnlyList<NetworkSummary> named, CancellationToken cancellationToken)
    {
        switch (named)
        {
            case [var only]:
                return only.Id;
            case []:
                if (await ByIdAsync(network.Name, cancellationToken).ConfigureAwait(false) is { } id)
                {
                    return id;
                }

                var info = await engine.Client.System.InfoAsync(cancellationToken).ConfigureAwait(false);
                return info.Swarm?.LocalNodeState == "active"
                    ? DeploymentFacts.SwarmNetwork
                    : throw DeploymentErrors.NotFound(
                        "Network",
                        network.Position,
                        $"The external network '{network.Name}' does not exist on {engine.Name}.",
                        $"Create it with New-DockerNetwork, or remove 'external' from the network '{key}'.");
            default:
                throw DeploymentErrors.NetworkAmbiguous(network.Name, named.Count, engine.Name, network.Position);
        }
    }

    private async Task<string?> ByIdAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var found = await engine.Client.Networks.InspectAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
            return found.Id == id ? id : null;
        }
        catch (DockerApiException)
        {
            return null;
        }
    }

    private static Ipam? IpamOf(NetworkDefinition network) =>
        network.Ipam.Driver.Length == 0 && network.Ipam.Pools.Count == 0 ? null : new()
        {
            Driver = network.Ipam.Driver.Length > 0 ? network.Ipam.Driver : null,
            Config = network.Ipam.Pools.Count == 0 ? null : [.. network.Ipam.Pools.Select(pool => new IpamConfig
            {
                Subnet = Text(pool.Subnet),
                IPRange = Text(pool.IPRange),
                Gateway = Text(pool.Gateway),
                AuxiliaryAddresses = pool.AuxiliaryAddresses.Count > 0 ? pool.AuxiliaryAddresses : null,
            })],
        };

    private static string? Text(string value) => value.Length > 0 ? value : null;
}
