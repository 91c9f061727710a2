using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Resolves the networks, secrets and configurations of a service to ids, by which the swarm refers to them.</summary>
internal sealed class ServiceLinks
{
    private readonly Dictionary<string, string> _networks = new(StringComparer.Ordinal);
    private Dictionary<string, string> _secrets = [];
    private Dictionary<string, string> _configs = [];

    /// <summary>Errors for those that do not exist.</summary>
    public List<ErrorRecord> Missing { get; } = [];

    /// <summary>Returns the id of a network.</summary>
    public string NetworkId(string name) => _networks[name];

    /// <summary>Returns the id of a secret.</summary>
    public string SecretId(string name) => _secrets[name];

    /// <summary>Returns the id of a configuration.</summary>
    public string ConfigId(string name) => _configs[name];

    /// <summary>Returns the ids of the networks that were found.</summary>
    public IEnumerable<string> IdsOf(IEnumerable<string> names) => names.Select(name => _networks.GetValueOrDefault(name)).OfType<string>();

    /// <summary>Finds everything that a change refers to on an engine.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<ServiceLinks> FindAsync(EngineSession engine, ServiceChange change, CancellationToken cancellationToken)
    {
        var links = new ServiceLinks();
        ServiceSettings[] all = change.Added is { } added ? [change.Given, added] : [change.Given];
        var networks = all.SelectMany(one => one.Networking.Network ?? []).Select(network => network.Name);
        foreach (var name in networks.Distinct(StringComparer.Ordinal))
        {
            await links.FindNetworkAsync(engine, name, mayBeMissing: false, cancellationToken).ConfigureAwait(false);
        }

        foreach (var name in change.Removed.Where(removed => removed.Key.Parameter == "Network").SelectMany(removed => removed.Value))
        {
            await links.FindNetworkAsync(engine, name, mayBeMissing: true, cancellationToken).ConfigureAwait(false);
        }

        links._secrets = await links.FindAsync(
            engine,
            "Secret",
            all.SelectMany(one => one.Storage.Secret ?? []),
            filters => engine.Client.Secrets.ListAsync(filters, cancellationToken)).ConfigureAwait(false);
        links._configs = await links.FindAsync(
            engine,
            "Config",
            all.SelectMany(one => one.Storage.Config ?? []),
            filters => engine.Client.Configs.ListAsync(filters, cancellationToken)).ConfigureAwait(false);
        return links;
    }

    private async Task FindNetworkAsync(EngineSession engine, string name, bool mayBeMissing, CancellationToken cancellationToken)
    {
        try
        {
            var network = await engine.Client.Networks
                .InspectAsync(name, scope: "swarm", cancellationToken: cancellationToken).ConfigureAwait(false);
            _networks[name] = network.Id;
        }
        catch (DockerApiException unknown) when (unknown.IsNotFound)
        {
            if (!mayBeMissing)
            {
                Missing.Add(ServiceErrors.SwarmNetworkNotFound(name, engine.Name));
            }
        }
    }

    private async Task<Dictionary<string, string>> FindAsync<T>(
        EngineSession engine, string noun, IEnumerable<ServiceFileSpecification> files, Func<FilterSet, Task<IReadOnlyList<T>>> list)
        where T : SwarmItem
    {
        var names = files.Select(file => file.Source).ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return [];
        }

        // The engine's filter also matches name prefixes.
        var found = await list(new FilterSet().Add("name", names)).ConfigureAwait(false);
        var ids = found.Where(item => names.Contains(item.Name)).ToDictionary(item => item.Name, item => item.Id, StringComparer.Ordinal);
        var missing = names.Where(name => !ids.ContainsKey(name)).Order(StringComparer.Ordinal);
        Missing.AddRange(missing.Select(name => CommonErrors.NotFound(noun, name, engine.Name)));
        return ids;
    }
}
