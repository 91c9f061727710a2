using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Makes engines leave their swarm (<c>docker swarm leave</c>).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectSwarmCommand : SwarmCmdlet
{
    /// <summary>
    /// Also lets managers leave, even if the swarm loses its quorum; the last manager's departure ends the swarm. Overrides neither
    /// -WhatIf nor -Confirm.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines("Leave swarm", async (engine, token) =>
    {
        await engine.Client.Swarm.LeaveAsync(Force, token).ConfigureAwait(false);
        return () => { };
    });
}
