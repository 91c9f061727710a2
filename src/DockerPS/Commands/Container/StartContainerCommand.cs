using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Starts containers (<c>docker start</c>), one after the other unless -ThrottleLimit says otherwise.</summary>
[Cmdlet(VerbsLifecycle.Start, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class StartContainerCommand : ContainerChangeCmdlet
{
    private protected override string Action => "Start container";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private protected override string AlreadySo => "is running already";

    private protected override Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        DoneAsync(target, target.Api.StartAsync(target.Id, cancellationToken: cancellationToken), cancellationToken);
}
