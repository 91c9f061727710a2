using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Freezes the processes of containers (<c>docker pause</c>).</summary>
[Cmdlet(VerbsLifecycle.Suspend, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class SuspendContainerCommand : ContainerActionCmdlet
{
    /// <summary>Writes the containers as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => "Pause container";

    private protected override async Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        await target.Api.PauseAsync(target.Id, cancellationToken).ConfigureAwait(false);
        return await DoneAsync(target, true, "", PassThru, cancellationToken).ConfigureAwait(false);
    }
}
