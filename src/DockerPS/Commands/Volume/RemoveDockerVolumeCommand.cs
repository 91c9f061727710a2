using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes volumes with their data (<c>docker volume rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "DockerVolume", SupportsShouldProcess = true)]
[OutputType(typeof(DockerVolume))]
public sealed class RemoveDockerVolumeCommand : FanOutCmdlet
{
    /// <summary>Volumes: names, wildcards, or objects from Get-DockerVolume.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Volume")]
    [VolumeReferenceTransformation]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public VolumeReference[] Name { get; set; } = [];

    /// <summary>
    /// Ignores missing volumes, and removes a volume even if its driver fails. Overrides neither -WhatIf nor -Confirm, and does not
    /// remove volumes in use.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes each removed volume in its last state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Volume";

    private protected override bool Changes => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Name.SelectMany(Targets))
        {
            if (ShouldChange(target.Engine, target, "Remove volume"))
            {
                Work.Start(target.Engine, target.Name, token => Removal.RunAsync(
                    Engines,
                    PassThru,
                    async () => await ReadAsync(target, token).ConfigureAwait(false),
                    () => target.RemoveAsync(Force, token)));
            }
        }
    }

    private static async Task<DockerVolume> ReadAsync(VolumeTarget target, CancellationToken cancellationToken)
    {
        var volume = await target.Engine.Client.Volumes.InspectAsync(target.Name, cancellationToken).ConfigureAwait(false);
        return new(volume, null, target.Engine.Name);
    }

    /// <summary>Returns the volumes. With -Force, names go to the engine as they are: a failing driver cannot be inspected.</summary>
    private IEnumerable<VolumeTarget> Targets(VolumeReference reference) =>
        Force && reference.Form is ReferenceForm.ByName { IsPattern: false, Text: var name } && VolumeFinder.CanBeName(name)
            ? Engines.Select(engine => new VolumeTarget(engine, name))
            : new VolumeFinder(Engines) { IgnoresMissing = Force }.Resolve([reference]);
}
