using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Changes settings of swarms (<c>docker swarm update</c>). Settings without a parameter keep their values.</summary>
[Cmdlet(VerbsCommon.Set, "Swarm", SupportsShouldProcess = true)]
[OutputType(typeof(Swarm))]
public sealed class SetSwarmCommand : SwarmSettingsCmdlet
{
    /// <summary>Writes the changed swarms.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!NamesSetting)
        {
            ThrowInvalidParameter("There is nothing to change. Specify a setting, like -TaskHistoryLimit 10.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => StartOnEngines("Change settings of swarm", ChangeAsync);

    private async Task<Action> ChangeAsync(EngineSession engine, CancellationToken cancellationToken)
    {
        await SwarmState.UpdateAsync(engine, Named, SwarmRotations.None, Overlay, cancellationToken).ConfigureAwait(false);
        var swarm = PassThru ? await SwarmState.ReadAsync(engine, cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            WarnOfLocks();
            if (swarm is not null)
            {
                WriteFromEngine(swarm);
            }
        };
    }
}
