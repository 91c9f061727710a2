using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Works on the containers of a project, service by service in the order of their dependencies, as the labels of the containers record
/// them. Services that do not depend on each other go side by side.
/// </summary>
internal sealed class ProjectServices
{
    private readonly ComposeState _state;
    private readonly SortedDictionary<string, IReadOnlyList<ContainerSummary>> _containers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<ServiceLink>> _links = new(StringComparer.Ordinal);

    /// <summary>Sorts the containers of a project by services.</summary>
    public ProjectServices(ComposeState state)
    {
        _state = state;
        foreach (var group in state.ServiceContainers.GroupBy(ComposeState.ServiceOf, StringComparer.Ordinal))
        {
            _containers[group.Key] = [.. group];
            _links[group.Key] = ServiceLink.Parse(group.First().Labels?.GetValueOrDefault(ComposeLabels.DependsOn));
        }
    }

    /// <summary>The names of the services.</summary>
    public IReadOnlyCollection<string> Names => _containers.Keys;

    /// <summary>What failed: the container, and why.</summary>
    public ConcurrentQueue<(string Container, Exception Error)> Failures { get; } = new();

    /// <summary>What failed for a known reason.</summary>
    public ConcurrentQueue<ErrorRecord> Errors { get; } = new();

    /// <summary>The services that were left out, as one that they depend on is not ready, with that one.</summary>
    public ConcurrentDictionary<string, string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns whether all containers of a service ran when they were listed.</summary>
    public bool IsRunning(string service) => _containers[service].All(container => container.State == "running");

    /// <summary>Adds the services that services depend on.</summary>
    public IReadOnlySet<string> WithDependencies(IEnumerable<string> services) =>
        Closure(services, name => _links[name].Select(link => link.Service));

    /// <summary>Adds the services that restart with services.</summary>
    public IReadOnlySet<string> WithRestarted(IEnumerable<string> services) =>
        Closure(services, name => Names.Where(other => _links[other].Any(link => link.Restart && link.Service == name)));

    /// <summary>
    /// Works on services after those that they depend on, once these are what the dependency demands. If they cannot be, or the work on
    /// them fails, the service is held.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="waits">Whether to wait for a dependency.</param>
    /// <param name="isDone">Whether a service is as it should be without the work; then it is not held.</param>
    /// <param name="work">Works on a container.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public Task ForwardAsync(
        IReadOnlySet<string> services,
        Func<ServiceLink, bool> waits,
        Func<string, bool> isDone,
        Func<ContainerTarget, Task> work,
        CancellationToken cancellationToken)
    {
        var failed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        return InOrderAsync(services, name => _links[name].Select(link => link.Service), async name =>
        {
            foreach (var link in _links[name].Where(link => services.Contains(link.Service)))
            {
                if (Held.ContainsKey(link.Service) || failed.ContainsKey(link.Service)
                    || (waits(link) && !await IsReadyAsync(link, cancellationToken).ConfigureAwait(false)))
                {
                    if (!isDone(name))
                    {
                        Held[name] = link.Service;
                    }

                    return;
                }
            }

            var worked = await Task.WhenAll(Targets(name).Select(target => TryAsync(target, work))).ConfigureAwait(false);
            if (worked.Contains(false))
            {
                failed[name] = true;
            }
        });
    }

    /// <summary>Works on services after those that depend on them.</summary>
    public Task BackwardAsync(IReadOnlySet<string> services, Func<ContainerTarget, Task> work) => InOrderAsync(
        services,
        name => Names.Where(other => _links[other].Any(link => link.Service == name)),
        name => Task.WhenAll(Targets(name).Select(target => TryAsync(target, work))));

    /// <summary>Returns the containers of a service.</summary>
    public IEnumerable<ContainerTarget> Targets(string service) =>
        _containers[service].Select(container => new ContainerTarget(_state.Engine, container.Id, Container.NameOf(container)));

    /// <summary>Works on a container, and records a failure, so that the other containers go on.</summary>
    /// <returns>Whether the work succeeded.</returns>
    public Task<bool> TryAsync(ContainerTarget target, Func<ContainerTarget, Task> work) =>
        // On a thread of its own: the caller's waits for responses itself, and would work on one container after the other.
        WaitingThread.RunAsync(async () =>
        {
            try
            {
                await work(target).ConfigureAwait(false);
                return true;
            }
            catch (Exception error) when (error is DockerException or WaitImpossibleException)
            {
                Failures.Enqueue((target.ToString(), error));
                return false;
            }
        });

    /// <summary>Waits until a service is what another one demands; false if it cannot become so.</summary>
    private async Task<bool> IsReadyAsync(ServiceLink link, CancellationToken cancellationToken)
    {
        foreach (var target in Targets(link.Service))
        {
            var wait = new ContainerWait(target, cancellationToken);
            var isReady = await TryAsync(target, _ => link.Condition switch
            {
                "service_healthy" => wait.ForStateAsync(healthy: true, failsUnhealthy: true),
                "service_completed_successfully" => SuccessAsync(wait),
                _ => Task.CompletedTask,
            }).ConfigureAwait(false);
            if (!isReady)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task SuccessAsync(ContainerWait wait)
    {
        if ((await wait.ForEndAsync().ConfigureAwait(false)).ExitCode is not 0 and var code)
        {
            throw new WaitImpossibleException(string.Create(
                CultureInfo.InvariantCulture, $"it did not complete successfully (exit code {code})."));
        }
    }

    /// <summary>Runs work for each service once that of others is done. A cycle in the labels of strangers is cut.</summary>
    private async Task InOrderAsync(
        IReadOnlySet<string> services, Func<string, IEnumerable<string>> after, Func<string, Task> work)
    {
        var running = new Dictionary<string, Task>(StringComparer.Ordinal);
        var visiting = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in services)
        {
            _ = Start(name);
        }

        await Task.WhenAll(running.Values).ConfigureAwait(false);

        Task Start(string name)
        {
            if (running.TryGetValue(name, out var task))
            {
                return task;
            }

            if (!visiting.Add(name))
            {
                return Task.CompletedTask;
            }

            var others = after(name).Where(services.Contains).Select(Start).ToList();
            return running[name] = RunAsync(others, name);
        }

        async Task RunAsync(List<Task> others, string name)
        {
            await Task.WhenAll(others).ConfigureAwait(false);
            await work(name).ConfigureAwait(false);
        }
    }

    private HashSet<string> Closure(IEnumerable<string> services, Func<string, IEnumerable<string>> next)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(services);
        while (open.TryPop(out var name))
        {
            if (_containers.ContainsKey(name) && found.Add(name))
            {
                foreach (var other in next(name))
                {
                    open.Push(other);
                }
            }
        }

        return found;
    }
}
