using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>How often tasks have failed, or have ended though they are to run, in each place of a service. Swarms forget all but the last few.</summary>
internal sealed class TaskFailures
{
    /// <summary>What has ended so often in one place will end again.</summary>
    private const int Limit = 3;

    private readonly Dictionary<string, Dictionary<string, bool>> _ended = new(StringComparer.Ordinal);

    /// <summary>Notes tasks that have failed since a time, and those that have ended well where they are not to end.</summary>
    public void Add(ServiceProgress look, IEnumerable<TaskInspect> tasks, DateTime since)
    {
        foreach (var task in tasks.Where(task => (task.HasFailed() || (task.HasCompleted() && !look.IsJob)) && EngineTime.FromText(task.Status?.Timestamp) >= since))
        {
            if (!_ended.TryGetValue(task.Place(), out var failures))
            {
                _ended[task.Place()] = failures = new(StringComparer.Ordinal);
            }

            failures[task.Id] = task.HasFailed();
        }
    }

    /// <summary>What goes on in a place where nothing runs, and tasks have ended too often; null where there is none.</summary>
    public string? InARow(ServiceProgress look)
    {
        var (place, failures) = _ended.FirstOrDefault(place => place.Value.Count >= Limit && !look.RunsIn(place.Key));
        return place is null ? null : $"its task '{look.Service.Name}.{place}' {(failures.ContainsValue(true) ? "fails" : "ends")} again and again";
    }
}
