using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Stops the containers of Compose projects (<c>docker compose stop</c>), each service before those that it depends on.
/// </summary>
[Cmdlet(VerbsLifecycle.Stop, "ComposeProject", SupportsShouldProcess = true)]
[OutputType(typeof(ComposeProject))]
public sealed class StopComposeProjectCommand : ComposeProjectCmdlet
{
    /// <summary>Only these services: names or wildcards.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>
    /// How long a container may take to stop before it is killed: <c>30s</c>, seconds, or a TimeSpan; -1 for no limit. The default is the
    /// container's own setting, else ten seconds.
    /// </summary>
    [Parameter]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnProjects(
        _ => Service is null ? "Stop Compose project" : $"Stop services {string.Join(", ", Service)}",
        Service,
        async (project, state, services, token) =>
        {
            await project.BackwardAsync(services, target => target.StopAsync(Timeout, null, token)).ConfigureAwait(false);
            return await ReadAgainAsync(state, token).ConfigureAwait(false);
        });
}
