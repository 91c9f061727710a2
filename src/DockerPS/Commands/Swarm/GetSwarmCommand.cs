using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Commands;

/// <summary>Shows the swarm that a manager belongs to, as a part of <c>docker info</c> does: its settings, and the manager's place in it.</summary>
[Cmdlet(VerbsCommon.Get, "Swarm")]
[OutputType(typeof(Swarm))]
public sealed class GetSwarmCommand : SwarmCmdlet
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (_, swarm) in Engines.QueryAll(engine => SwarmState.ReadAsync(engine, StopToken)))
        {
            WriteFromEngine(swarm);
        }
    }
}
