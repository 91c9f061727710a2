using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes services of a swarm, with their tasks (<c>docker service rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmService))]
public sealed class RemoveSwarmServiceCommand : ServiceTargetCmdlet
{
    /// <summary>Writes each removed service in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ServiceFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Remove service"))
            {
                Work.Start(target.Engine, target.ToString(), token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => await Reader.ReadAsync(target, token).ConfigureAwait(false),
                    () => target.Api.RemoveAsync(target.Id, token)));
            }
        }
    }
}
