using System.Collections.Concurrent;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Works on the services of a project: side by side, but on none before those that it depends on.</summary>
/// <param name="project">The project.</param>
internal sealed class DependencyOrder(ProjectDefinition project)
{
    private readonly ConcurrentDictionary<string, DockerException> _failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _skipped = new(StringComparer.Ordinal);

    /// <summary>The failures, by service.</summary>
    public IReadOnlyDictionary<string, DockerException> Failed => _failed;

    /// <summary>Returns the services that were skipped since one that they depend on failed.</summary>
    public string SkippedAfter(string service) => string.Join(
        ", ", _skipped.Where(pair => pair.Value == service).Select(pair => pair.Key).Order(StringComparer.Ordinal));

    /// <summary>Runs work on all services. May be called again: services that failed before are skipped.</summary>
    public async Task RunAsync(Func<ServiceDefinition, Task> work)
    {
        var tasks = new Dictionary<string, Task>(StringComparer.Ordinal);
        foreach (var service in DeploymentProject.InOrder(project))
        {
            var before = DeploymentProject.DependenciesOf(service).Where(tasks.ContainsKey).Select(name => tasks[name]).ToList();
            tasks[service.Name] = WaitingThread.RunAsync(async () =>
            {
                await Task.WhenAll(before).ConfigureAwait(false);
                await TryAsync(service, work).ConfigureAwait(false);
                return true;
            });
        }

        await Task.WhenAll(tasks.Values).ConfigureAwait(false);
    }

    private async Task TryAsync(ServiceDefinition service, Func<ServiceDefinition, Task> work)
    {
        if (_failed.ContainsKey(service.Name))
        {
            return;
        }

        if (CauseOf(service) is { } cause)
        {
            _skipped.TryAdd(service.Name, cause);
            return;
        }

        try
        {
            await work(service).ConfigureAwait(false);
        }
        catch (DockerException error) when (error is not (DockerConnectionException or DockerVersionException))
        {
            _failed.TryAdd(service.Name, error);
        }
    }

    /// <summary>Returns the failed service for which a service must be skipped; null for none.</summary>
    private string? CauseOf(ServiceDefinition service) =>
        _skipped.TryGetValue(service.Name, out var known) ? known
        : DeploymentProject.DependenciesOf(service)
            .Where(name => !service.DependsOn.TryGetValue(name, out var dependency) || dependency.Required)
            .Select(name => _failed.ContainsKey(name) ? name : _skipped.GetValueOrDefault(name))
            .FirstOrDefault(name => name is not null);
}
