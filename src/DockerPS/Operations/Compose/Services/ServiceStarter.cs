using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Sessions;
using ProjectDefinition = DockerPS.Compose.Model.ComposeProject;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Starts the containers of services when those that they depend on are ready.</summary>
/// <param name="engine">The engine.</param>
/// <param name="project">The project.</param>
/// <param name="containers">The containers.</param>
/// <param name="wait">Waits for conditions.</param>
/// <param name="warn">Takes warnings.</param>
internal sealed class ServiceStarter(
    EngineSession engine, ProjectDefinition project, ServiceContainers containers, ConditionWait wait, Func<string, ValueTask> warn)
{
    /// <summary>Starts containers of a service.</summary>
    public async Task StartAsync(
        ServiceDefinition service,
        IReadOnlyList<ContainerSummary> starts,
        Action<string> show,
        CancellationToken cancellationToken)
    {
        if (starts.Count == 0)
        {
            return;
        }

        await WaitForDependenciesAsync(service, show, cancellationToken).ConfigureAwait(false);
        foreach (var container in starts)
        {
            show($"Starting {Container.NameOf(container)}");
            if (container.State == "paused")
            {
                await engine.Client.Containers.UnpauseAsync(container.Id, cancellationToken).ConfigureAwait(false);
                continue;
            }

            await new FileContent(engine, project).WriteAsync(service, container.Id, cancellationToken).ConfigureAwait(false);
            await engine.Client.Containers.StartAsync(container.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            foreach (var hook in service.PostStart)
            {
                await new HookRun(engine, service).RunAsync(hook, "after the start", container.Id, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits until what a service depends on is ready.</summary>
    public async Task WaitForDependenciesAsync(ServiceDefinition service, Action<string> show, CancellationToken cancellationToken)
    {
        foreach (var (name, dependency) in service.DependsOn)
        {
            if (dependency.Condition is not (ConditionWait.Healthy or ConditionWait.Completed)
                || !project.Services.TryGetValue(name, out var needed) || DeploymentProject.ScaleOf(needed) == 0)
            {
                continue;
            }

            show($"Waiting for {name}");
            try
            {
                var ids = containers[name].Select(container => container.Id);
                await wait.RunAsync(needed, ids, dependency.Condition, cancellationToken).ConfigureAwait(false);
            }
            catch (DeploymentException failure) when (!dependency.Required)
            {
                await warn($"'{service.Name}' was started without '{name}', which is optional: {failure.Message}").ConfigureAwait(false);
            }
            catch (DeploymentException failure)
            {
                throw DeploymentErrors.NotStarted(service.Name, name, failure, service.Position);
            }
        }
    }
}
