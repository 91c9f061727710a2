using System.Management.Automation;
using DockerPS.Operations;

namespace DockerPS.Commands;

/// <summary>
/// Gets the swarm of a manager: its settings and the manager's role, as in the swarm section of <c>docker info</c>.
/// </summary>
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
