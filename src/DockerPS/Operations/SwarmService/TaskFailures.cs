using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>
/// Counts the tasks that failed, or ended although they should run, in each slot of a service. Swarms only keep the last few.
/// </summary>
internal sealed class TaskFailures
{
    /// <summary>Number of ended tasks in a slot after which it is expected to keep failing.</summary>
    private const int Limit = 3;

    private readonly Dictionary<string, Dictionary<string, bool>> _ended = new(StringComparer.Ordinal);

    /// <summary>Records tasks that failed since a time, and completed ones unless the service is a job.</summary>
    public void Add(ServiceProgress progress, IEnumerable<TaskInspect> tasks, DateTime since)
    {
        var ended = tasks.Where(task => task.HasFailed() || (task.HasCompleted() && !progress.IsJob));
        foreach (var task in ended.Where(task => EngineTime.FromText(task.Status?.Timestamp) >= since))
        {
            if (!_ended.TryGetValue(task.Place(), out var failures))
            {
                _ended[task.Place()] = failures = new(StringComparer.Ordinal);
            }

            failures[task.Id] = task.HasFailed();
        }
    }

    /// <summary>Returns the problem of a slot whose tasks ended too often and where none is running; null if there is none.</summary>
    public string? FindRepeated(ServiceProgress progress)
    {
        var (place, failures) = _ended.FirstOrDefault(place => place.Value.Count >= Limit && !progress.RunsIn(place.Key));
        return place is null
            ? null
            : $"its task '{progress.Service.Name}.{place}' {(failures.ContainsValue(true) ? "fails" : "ends")} again and again";
    }
}
