using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Rolls back the last change of services (<c>docker service rollback</c>).</summary>
[Cmdlet(VerbsCommon.Undo, "SwarmService", SupportsShouldProcess = true)]
[OutputType(typeof(SwarmService))]
public sealed class UndoSwarmServiceCommand : ServiceTargetCmdlet
{
    /// <summary>Writes the changed services.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in new ServiceFinder(Engines).Resolve(Name))
        {
            if (ShouldChange(target.Engine, target, "Roll back the last change of service"))
            {
                Work.Start(target.Engine, target.ToString(), token => UndoAsync(target, token));
            }
        }
    }

    private async Task<Action> UndoAsync(ServiceTarget target, CancellationToken cancellationToken)
    {
        var service = await target.Api.ReadAsync(target.Id, cancellationToken).ConfigureAwait(false);
        if (service["PreviousSpec"] is not JsonObject)
        {
            return () => WriteError(ServiceErrors.ServiceNotChanged(target.ToString()));
        }

        var spec = service["Spec"]!.AsObject();
        Task<ServiceUpdated> RollBackAsync(ObjectVersion version) => target.Api.RollBackAsync(target.Id, version, spec, cancellationToken);
        var updated = await target.UpdateAsync(service, RollBackAsync, cancellationToken).ConfigureAwait(false);
        return await Reader.ChangedAsync(Engines, target, PassThru, updated.Warnings, cancellationToken).ConfigureAwait(false);
    }
}
