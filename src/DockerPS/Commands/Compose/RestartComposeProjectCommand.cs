using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Restarts the containers of Compose projects (<c>docker compose restart</c>), each service after those that it depends on.
/// </summary>
[Cmdlet(VerbsLifecycle.Restart, "ComposeProject", SupportsShouldProcess = true)]
[OutputType(typeof(ComposeProject))]
public sealed class RestartComposeProjectCommand : ComposeProjectCmdlet
{
    /// <summary>Only these services (names or wildcards), and those whose dependency on them says <c>restart: true</c>.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeServiceCompleter))]
    public string[]? Service { get; set; }

    /// <inheritdoc cref="StopComposeProjectCommand.Timeout"/>
    [Parameter]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? Timeout { get; set; }

    private protected override string Done => "restarted";

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnProjects(
        _ => Service is null ? "Restart Compose project" : $"Restart services {string.Join(", ", Service)}",
        Service,
        async (project, state, services, token) =>
        {
            await project.ForwardAsync(
                project.WithRestarted(services),
                link => link.Restart,
                _ => false,
                target => target.Api.RestartAsync(target.Id, WholeSeconds.From(Timeout), null, token),
                token).ConfigureAwait(false);
            return await ReadAgainAsync(state, token).ConfigureAwait(false);
        });
}
