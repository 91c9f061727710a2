using System.Collections.Concurrent;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>The containers of a project's services while they are deployed.</summary>
internal sealed class ServiceContainers
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ContainerSummary>> _all = new(StringComparer.Ordinal);

    /// <summary>Creates the list from the state of a project.</summary>
    public ServiceContainers(ComposeState state)
    {
        foreach (var group in state.ServiceContainers.GroupBy(ComposeState.ServiceOf, StringComparer.Ordinal))
        {
            _all[group.Key] = [.. group];
        }
    }

    /// <summary>The containers of a service.</summary>
    public IReadOnlyList<ContainerSummary> this[string service]
    {
        get => _all.GetValueOrDefault(service) ?? [];
        set => _all[service] = value;
    }

    /// <summary>Returns the id of the container that stands for a service; null if it has none.</summary>
    public string? First(string service) =>
        this[service].OrderBy(Container.NameOf, StringComparer.Ordinal).FirstOrDefault()?.Id;
}
