using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Commands;

/// <summary>How often tasks have failed in each place of a service. Swarms forget all but the last few.</summary>
internal sealed class TaskFailures
{
    /// <summary>What has failed so often in one place will fail again.</summary>
    private const int Limit = 3;

    private readonly Dictionary<string, HashSet<string>> _failed = new(StringComparer.Ordinal);

    /// <summary>Notes tasks that have failed since a time.</summary>
    public void Add(IEnumerable<TaskInspect> tasks, DateTime since)
    {
        foreach (var task in tasks.Where(task => task.HasFailed() && EngineTime.FromText(task.Status?.Timestamp) >= since))
        {
            if (!_failed.TryGetValue(task.Place(), out var ids))
            {
                _failed[task.Place()] = ids = new(StringComparer.Ordinal);
            }

            ids.Add(task.Id);
        }
    }

    /// <summary>A place where nothing runs, and tasks have failed too often; null where there is none.</summary>
    public string? InARow(ServiceLook look) =>
        _failed.FirstOrDefault(place => place.Value.Count >= Limit && !look.RunsIn(place.Key)) is { Key: { } name } ? $"'{look.Service.Name}.{name}'" : null;
}
