using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Starts the containers of Compose projects (<c>docker compose start</c>), each service after those that it depends on.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "ComposeProject", SupportsShouldProcess = true)]
[OutputType(typeof(ComposeProject))]
public sealed class StartComposeProjectCommand : ComposeProjectCmdlet
{
    /// <summary>Only these services, and those that they depend on.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeServiceCompleter))]
    public string[]? Service { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnProjects(
        _ => Service is null ? "Start Compose project" : $"Start services {string.Join(", ", Service)}",
        Service,
        async (project, state, services, token) =>
        {
            await project.ForwardAsync(
                project.WithDependencies(services),
                link => WaitAsync(project, link, token),
                target => target.Api.StartAsync(target.Id, cancellationToken: token)).ConfigureAwait(false);
            return await ReadAgainAsync(state, token).ConfigureAwait(false);
        });

    private static async Task WaitAsync(ProjectServices project, ServiceLink link, CancellationToken cancellationToken)
    {
        foreach (var target in project.Targets(link.Service))
        {
            var wait = new ContainerWait(target, cancellationToken);
            await project.TryAsync(target, _ => link.Condition switch
            {
                "service_healthy" => wait.ForStateAsync(healthy: true),
                "service_completed_successfully" => wait.ForEndAsync(),
                _ => Task.CompletedTask,
            }).ConfigureAwait(false);
        }
    }
}
