using System.Management.Automation;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Resumes the processes of paused containers (<c>docker unpause</c>).</summary>
[Cmdlet(VerbsLifecycle.Resume, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class ResumeContainerCommand : ContainerStateCmdlet
{
    private protected override string Action => "Unpause container";

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.UnpauseAsync(target.Id, cancellationToken);
}
