using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>
/// Stops and removes the containers and networks of Compose projects (<c>docker compose down</c>); volumes and images only if told to.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "ComposeProject", SupportsShouldProcess = true)]
[OutputType(typeof(ComposeProject))]
public sealed class RemoveComposeProjectCommand : ComposeProjectCmdlet
{
    /// <summary>Also removes the volumes of the project, with their data, and the anonymous volumes of its containers.</summary>
    [Parameter]
    [Alias("Volumes")]
    public SwitchParameter Volume { get; set; }

    /// <summary>
    /// Also removes images: Local for those that were built for the project without a name of their own, All for all that it uses.
    /// </summary>
    [Parameter]
    public ComposeImageRemoval Image { get; set; }

    /// <inheritdoc cref="StopComposeProjectCommand.Timeout"/>
    [Parameter]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? Timeout { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnProjects(
        state => ProjectRemoval.Describe(state, Volume, Image),
        null,
        async (project, state, _, token) =>
        {
            await new ProjectRemoval(project, state, Volume, Image, Timeout).RunAsync(token).ConfigureAwait(false);
            return state.ToProject();
        });
}
