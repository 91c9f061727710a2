using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Carries out a plan. What fails leaves what was made, so that the next run goes on from there.</summary>
/// <param name="plan">The plan.</param>
/// <param name="work">Takes output and progress.</param>
internal sealed class DeploymentRun(DeploymentPlan plan, WorkQueue work)
{
    private readonly EngineSession _engine = plan.Engine;
    private readonly ProjectDefinition _project = plan.Project;
    private readonly DeploymentSettings _settings = plan.Settings;
    private ServiceContainers? _containers;
    private ContainerDeployer? _deployer;
    private readonly DeploymentProgress _progress = new(plan.Project.Name, work.QueueProgress);

    /// <summary>Deploys the project. Returns the errors.</summary>
    public async Task<IReadOnlyList<ErrorRecord>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var unsupplied = await new ImageSupply(_engine, _project, work).RunAsync(plan.Images, cancellationToken).ConfigureAwait(false);

            // Services that do not need the images are deployed all the same; a single command has no others.
            return unsupplied.Count > 0 && _settings.OneOff is not null
                ? [.. unsupplied.Select(item => Failure(item.Step.Service, item.Error, ""))]
                : await DeployAsync(unsupplied, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _progress.Complete();
        }
    }

    /// <summary>Creates the container of the single command, once what it depends on is ready.</summary>
    public async Task<ContainerSummary> CreateOneOffAsync(OneOffCommand command, CancellationToken cancellationToken)
    {
        var service = _project.Services[command.Service];
        var wait = new ConditionWait(_engine, _settings.Timeout);
        await new ServiceStarter(_engine, _project, _containers!, wait, WarnAsync)
            .WaitForDependenciesAsync(service, _ => { }, cancellationToken).ConfigureAwait(false);
        var resolved = ServiceReferences.Resolve(service, name => _containers!.First(name) ?? name);
        var container = await _deployer!.CreateOneOffAsync(command, service, resolved, cancellationToken).ConfigureAwait(false);
        await new FileContent(_engine, _project).WriteAsync(service, container.Id, cancellationToken).ConfigureAwait(false);
        return container;
    }

    private async Task<IReadOnlyList<ErrorRecord>> DeployAsync(
        IReadOnlyList<(ImageStep Step, ErrorRecord Error)> unsupplied, CancellationToken cancellationToken)
    {
        var images = plan.Images.Count == 0
            ? plan.Facts.Images
            : await new DeploymentImages(_engine, _project).ReadAsync(cancellationToken).ConfigureAwait(false);
        var facts = plan.Facts with { Images = images, Networks = await NetworksAsync(cancellationToken).ConfigureAwait(false) };
        var volumes = new DeploymentVolumes(_engine, _project, _ => { });
        foreach (var (key, volume) in plan.Volumes)
        {
            await volumes.CreateAsync(key, volume, cancellationToken).ConfigureAwait(false);
        }

        var containers = new ServiceContainers(new(
            _engine,
            _project.Name,
            await ComposeState.ContainersAsync(_engine, _project.Name, cancellationToken).ConfigureAwait(false),
            [],
            []));
        var deployer = new ContainerDeployer(_engine, _project, facts, containers, _settings.RenewAnonymousVolume);
        (_containers, _deployer) = (containers, deployer);
        foreach (var orphan in _settings.RemoveOrphan ? plan.Orphans : [])
        {
            await deployer.StopAndRemoveAsync(orphan, cancellationToken).ConfigureAwait(false);
        }

        var order = new DependencyOrder(_project);
        foreach (var (step, error) in unsupplied)
        {
            foreach (var service in _project.Services.Values.Where(service =>
                service.Name == step.Service.Name
                    || (!images.ContainsKey(step.Image) && DeploymentImages.Of(_project, service).Contains(step.Image))))
            {
                order.Fail(service.Name, error);
            }
        }

        await order.RunAsync(service => ConvergeAsync(service, facts, containers, deployer, cancellationToken)).ConfigureAwait(false);
        if (!_settings.NoStart)
        {
            await StartAsync(order, containers, cancellationToken).ConfigureAwait(false);
        }

        foreach (var warning in deployer.Warnings)
        {
            await WarnAsync(warning).ConfigureAwait(false);
        }

        return [.. order.Failed.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Failure(
            _project.Services[pair.Key], pair.Value, order.SkippedAfter(pair.Key)))];
    }

    private async Task<IReadOnlyDictionary<string, string>> NetworksAsync(CancellationToken cancellationToken)
    {
        var networks = new DeploymentNetworks(_engine, _project, _ => { });
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in plan.Networks)
        {
            if (step.Action == "Recreate")
            {
                await networks.RemoveAsync(step, cancellationToken).ConfigureAwait(false);
            }

            ids[step.Key] = step.Action is null ? step.Id! : await networks.CreateAsync(step, cancellationToken).ConfigureAwait(false);
        }

        return ids;
    }

    private async Task ConvergeAsync(
        ServiceDefinition service,
        DeploymentFacts facts,
        ServiceContainers containers,
        ContainerDeployer deployer,
        CancellationToken cancellationToken)
    {
        var resolved = ServiceReferences.Resolve(service, name => containers.First(name) ?? throw DeploymentErrors.NotFound(
            "Container",
            service.Position,
            $"'{service.Name}' shares something with '{name}', which has no container.",
            "Scale it to 1 at least."));
        var steps = new ServicePlan(_project, resolved, facts, _settings).Steps(containers[service.Name]);
        if (steps.Any(step => step.Action == ContainerAction.Recreate))
        {
            await StopDependentsAsync(service, containers, cancellationToken).ConfigureAwait(false);
        }

        // What goes makes room for the names of what comes. This thread waits for responses itself, so each removal has one of its own.
        var removals = steps.Where(step => step.Action == ContainerAction.Remove);
        await Task.WhenAll(removals.Select(step => WaitingThread.RunAsync(() => RunAsync(step)))).ConfigureAwait(false);
        var remaining = new List<ContainerSummary>();
        foreach (var step in steps.Where(step => step.Action != ContainerAction.Remove).OrderByDescending(step => step.Action))
        {
            remaining.Add((await RunAsync(step).ConfigureAwait(false))!);
        }

        containers[service.Name] = remaining;
        if (_settings.NoStart)
        {
            _progress.Complete(service.Name);
        }

        Task<ContainerSummary?> RunAsync(ContainerStep step)
        {
            if (step.Action != ContainerAction.Keep)
            {
                _progress.Show(service.Name, $"{step.Action} {step.Name}");
            }

            return deployer.RunAsync(service, resolved, step, cancellationToken);
        }
    }

    private async Task StopDependentsAsync(ServiceDefinition service, ServiceContainers containers, CancellationToken cancellationToken)
    {
        foreach (var other in DeploymentPlan.RestartedWith(_project, service))
        {
            foreach (var container in containers[other.Name].Where(container => container.State == "running"))
            {
                await new HookRun(_engine, other).RunBeforeStopAsync(container, cancellationToken).ConfigureAwait(false);
                await _engine.Client.Containers.StopAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            }

            containers[other.Name] = [.. containers[other.Name].Select(container =>
                container.State == "running" ? container with { State = "exited" } : container)];
        }
    }

    private async Task StartAsync(DependencyOrder order, ServiceContainers containers, CancellationToken cancellationToken)
    {
        var starts = StartPlan.Of(_project, _settings.OneOff, name => containers[name]);
        var wait = new ConditionWait(_engine, _settings.Timeout);
        var starter = new ServiceStarter(_engine, _project, containers, wait, WarnAsync);
        await order.RunAsync(async service =>
        {
            await starter.StartAsync(
                service, starts[service.Name], status => _progress.Show(service.Name, status), cancellationToken).ConfigureAwait(false);
            if (!_settings.Wait)
            {
                _progress.Complete(service.Name);
            }
        }).ConfigureAwait(false);
        if (_settings.Wait)
        {
            await order.RunAsync(async service =>
            {
                _progress.Show(service.Name, "Waiting");
                var ids = containers[service.Name].Select(container => container.Id);
                await wait.RunAsync(service, ids, ConditionOf(service), cancellationToken).ConfigureAwait(false);
                _progress.Complete(service.Name);
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Returns what -Wait waits for: a job that others wait for has to complete.</summary>
    private string ConditionOf(ServiceDefinition service) => _project.Services.Values.Any(other =>
        other.DependsOn.TryGetValue(service.Name, out var dependency) && dependency.Condition == ConditionWait.Completed)
            ? ConditionWait.Completed
            : ConditionWait.Ready;

    private ValueTask WarnAsync(string text) => work.QueueOutputAsync(() => work.Pipeline.WriteWarning(text));

    private static ErrorRecord Failure(ServiceDefinition service, ErrorRecord error, string skipped) => ComposeErrors.ServiceFailed(
        error, service.Name, (service.Position.Path, service.Position.Line, service.Position.Column), skipped);
}
