using System.Collections.Concurrent;
using System.Management.Automation;

namespace DockerPS.Operations;

/// <summary>Shows a bar for each service.</summary>
/// <param name="project">The name of the project.</param>
/// <param name="show">Passes records to the pipeline thread.</param>
internal sealed class DeploymentProgress(string project, Action<ProgressRecord> show)
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>Shows what happens to a service.</summary>
    public void Show(string service, string status) =>
        show(new(_ids.GetOrAdd(service, _ => ProgressId.Next()), $"{project} {service}", status));

    /// <summary>Removes the bar of a service.</summary>
    public void Complete(string service)
    {
        if (_ids.TryRemove(service, out var id))
        {
            show(new(id, $"{project} {service}", "Done") { RecordType = ProgressRecordType.Completed });
        }
    }

    /// <summary>Removes all bars.</summary>
    public void Complete()
    {
        foreach (var service in _ids.Keys)
        {
            Complete(service);
        }
    }
}
