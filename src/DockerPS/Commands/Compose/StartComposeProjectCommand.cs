using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Starts the containers of Compose projects (<c>docker compose start</c>), each service after those that it depends on.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "ComposeProject", SupportsShouldProcess = true)]
[OutputType(typeof(ComposeProject))]
public sealed class StartComposeProjectCommand : ComposeProjectCmdlet
{
    /// <summary>Only these services (names or wildcards), and those that they depend on.</summary>
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
                _ => true,
                project.IsRunning,
                target => target.Api.StartAsync(target.Id, cancellationToken: token),
                token).ConfigureAwait(false);
            return await ReadAgainAsync(state, token).ConfigureAwait(false);
        });
}
