using System.Collections.Concurrent;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Works on the services of a project: side by side, but on none before those that it depends on.</summary>
/// <param name="project">The project.</param>
internal sealed class DependencyOrder(ProjectDefinition project)
{
    private readonly ConcurrentDictionary<string, ErrorRecord> _failed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _skipped = new(StringComparer.Ordinal);

    /// <summary>The services that were waited for in vain, by the service that needs them.</summary>
    private readonly ConcurrentDictionary<string, string> _awaited = new(StringComparer.Ordinal);

    /// <summary>The failures, by service, without those that are the consequence of another one.</summary>
    public IEnumerable<KeyValuePair<string, ErrorRecord>> Failed => _failed.Where(pair => CauseOf(pair.Key) == pair.Key);

    /// <summary>Records a failure; the services that depend on the service are skipped then.</summary>
    public void Fail(string service, ErrorRecord error) => _failed.TryAdd(service, error);

    /// <summary>Returns the services that were skipped since one that they depend on failed.</summary>
    public string SkippedAfter(string service) => string.Join(", ", _skipped.Where(pair => CauseOf(pair.Value) == service)
        .Select(pair => pair.Key)
        .Concat(_failed.Keys.Where(other => other != service && CauseOf(other) == service)).Order(StringComparer.Ordinal));

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
            if (error is DeploymentException { Dependency: { } dependency })
            {
                _awaited[service.Name] = dependency;
            }

            Fail(service.Name, ErrorMapping.From(error, service.Name, "Container"));
        }
    }

    /// <summary>Returns the service whose own failure made a service fail; it may be the service itself.</summary>
    private string CauseOf(string service) =>
        _awaited.TryGetValue(service, out var other) && _failed.ContainsKey(other) ? CauseOf(other) : service;

    /// <summary>Returns the failed service for which a service must be skipped; null for none.</summary>
    private string? CauseOf(ServiceDefinition service) =>
        _skipped.TryGetValue(service.Name, out var known) ? known
        : DeploymentProject.DependenciesOf(service)
            .Where(name => !service.DependsOn.TryGetValue(name, out var dependency) || dependency.Required)
            .Select(name => _failed.ContainsKey(name) ? name : _skipped.GetValueOrDefault(name))
            .FirstOrDefault(name => name is not null);
}
