using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Removes services of a swarm, with their tasks (<c>docker service rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveSwarmServiceCommand : ServiceTargetsCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove service"))
            {
                Begin(target.Engine, target.ToString(), token => RemoveAsync(target, token));
            }
        }
    }

    private static async Task<Action> RemoveAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        await target.Api.RemoveAsync(target.Id, cancellationToken).ConfigureAwait(false);
        return () => { };
    }
}
