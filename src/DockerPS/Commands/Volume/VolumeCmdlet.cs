using System.ComponentModel;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>What cmdlets about existing volumes share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class VolumeCmdlet : ObjectCmdlet
{
    /// <inheritdoc/>
    protected override string Noun => "Volume";

    /// <summary>The volumes that references mean, found one after the other. What is not found becomes an error.</summary>
    private protected IEnumerable<VolumeTarget> Resolve(IEnumerable<VolumeReference> references) => Resolve(
        references,
        (engine, reference) => new VolumeTarget(engine, reference.Id!),
        reference => Find(reference).Select(found => new VolumeTarget(found.Engine, found.Found.Name)));

    /// <summary>The volumes that a reference means.</summary>
    private protected IEnumerable<(EngineSession Engine, VolumeSummary Found)> Find(VolumeReference reference) =>
        Find(reference, engine => VolumeSearch.FindAsync(engine.Client.Volumes, reference, StopToken), volume => volume.Name);
}
