using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// What Get-Container's filters mean: as much as possible is the engine's work, and what the engine has no filter for (wildcards,
/// ports of either side, times) is decided here.
/// </summary>
internal sealed class ContainerSelection
{
    private readonly GetContainerCommand _command;
    private readonly List<Func<Container, bool>> _conditions = [];
    private readonly List<KeyValuePair<string, string>> _filters = [];

    public ContainerSelection(GetContainerCommand command)
    {
        _command = command;
        Add("status", command.Status);
        Add("health", command.Health);
        Add("exited", command.ExitCode?.Select(code => code.ToString(CultureInfo.InvariantCulture)));
        Add("label", command.Label?.Select(label => label.ToString()));
        AddNames("ancestor", command.Image, container => [container.Image]);
        AddNames("network", command.Network, container => container.Networks.Select(network => network.Name));
        AddNames("volume", command.Volume, container => container.Mounts.Select(mount => mount.Name ?? mount.Source));
        foreach (var filter in command.Filter ?? [])
        {
            Add(filter.Key, [filter.Value ?? ""]);
        }

        if (command.Port is { } ports)
        {
            _conditions.Add(container => container.Ports.Any(port => ports.Contains(port.PrivatePort) || (port.PublicPort is { } open && ports.Contains(open))));
        }

        if (command.CreatedAfter is { } after)
        {
            _conditions.Add(container => container.CreatedAt > after);
        }

        if (command.CreatedBefore is { } before)
        {
            _conditions.Add(container => container.CreatedAt < before);
        }
    }

    /// <summary>Whether there is nothing to filter by and nothing more to ask for: what was found by name is the answer already.</summary>
    public bool IsEmpty => _filters.Count == 0 && _conditions.Count == 0 && _command.Last is null && !_command.Running && !_command.Size;

    /// <summary>Lists what an engine has of it, among these ids where some are given.</summary>
    public async Task<IReadOnlyList<ContainerSummary>> ListAsync(EngineSession engine, IReadOnlySet<string>? ids, CancellationToken cancellationToken)
    {
        var filters = new FilterSet();
        foreach (var (key, value) in _filters)
        {
            filters.Add(key, value);
        }

        // The engine counts the last ones after its own filters, but knows nothing of ours.
        var engineCounts = _conditions.Count == 0 && !_command.Running;
        var found = await engine.Client.Containers
            .ListAsync(!_command.Running, engineCounts ? _command.Last : null, _command.Size, filters.Add("id", (IEnumerable<string>?)ids ?? []), cancellationToken)
            .ConfigureAwait(false);
        var selected = found.Where(container => _conditions.Count == 0 || Container.From(container, engine.Name) is var view && _conditions.TrueForAll(condition => condition(view)));
        return [.. selected.Take(_command.Last ?? int.MaxValue)];
    }

    private void Add(string key, IEnumerable<string>? values) =>
        _filters.AddRange((values ?? []).Select(value => KeyValuePair.Create(key, value)));

    /// <summary>Literal names are the engine's matter; as soon as one is a wildcard, all of them are decided here.</summary>
    private void AddNames(string key, string[]? names, Func<Container, IEnumerable<string>> namesOf)
    {
        if (names is null || !names.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            Add(key, names);
            return;
        }

        var patterns = names.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToList();
        _conditions.Add(container => namesOf(container).Any(name => patterns.Exists(pattern => pattern.IsMatch(name))));
    }
}
