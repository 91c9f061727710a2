using System.Management.Automation;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes services of a swarm, with their tasks (<c>docker service rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmService))]
public sealed class RemoveSwarmServiceCommand : ServiceTargetCmdlet
{
    /// <summary>Writes what was removed, as it was before.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove service"))
            {
                StartWork(target.Engine, target.ToString(), token => RemoveAsync(target, token));
            }
        }
    }

    private Task<Action> RemoveAsync(ServiceTarget target, CancellationToken cancellationToken) => RemovedAsync(
        PassThru,
        async () => await target.ReadAsync(Networks, cancellationToken).ConfigureAwait(false),
        () => Unless(target.Api.RemoveAsync(target.Id, cancellationToken)));
}
