using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Starts containers (<c>docker start</c>), one after the other unless -ThrottleLimit says otherwise.</summary>
[Cmdlet(VerbsLifecycle.Start, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class StartContainerCommand : ContainerActionCmdlet
{
    /// <summary>Writes the containers as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => "Start container";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private protected override async Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var started = await target.Api.StartAsync(target.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return await DoneAsync(target, started, "is running already", PassThru, cancellationToken).ConfigureAwait(false);
    }
}
