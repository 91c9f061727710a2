using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Lets the processes of paused containers go on (<c>docker unpause</c>).</summary>
[Cmdlet(VerbsLifecycle.Resume, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class ResumeContainerCommand : ContainerActionCmdlet
{
    /// <summary>Writes the containers as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => "Unpause container";

    private protected override async Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        await target.Api.UnpauseAsync(target.Id, cancellationToken).ConfigureAwait(false);
        return await DoneAsync(target, true, "", PassThru, cancellationToken).ConfigureAwait(false);
    }
}
