using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Has engines leave their swarm (<c>docker swarm leave</c>).</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectSwarmCommand : SwarmCmdlet
{
    /// <summary>
    /// Has managers leave too, although the others may be too few then; with its last manager the swarm ends. It overrides neither
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
