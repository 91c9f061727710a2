using System.Management.Automation;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Pauses the processes of containers (<c>docker pause</c>).</summary>
[Cmdlet(VerbsLifecycle.Suspend, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class SuspendContainerCommand : ContainerStateCmdlet
{
    private protected override string Action => "Pause container";

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.PauseAsync(target.Id, cancellationToken);
}
