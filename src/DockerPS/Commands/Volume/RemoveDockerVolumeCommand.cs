using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Removes volumes with what is in them (<c>docker volume rm</c>).</summary>
[Cmdlet(VerbsCommon.Remove, "DockerVolume", SupportsShouldProcess = true)]
[OutputType(typeof(DockerVolume))]
public sealed class RemoveDockerVolumeCommand : FanOutCmdlet
{
    /// <summary>The volumes: names, wildcards, or objects from Get-DockerVolume, also by the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Volume")]
    [VolumeReferenceTransformation]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public VolumeReference[] Name { get; set; } = [];

    /// <summary>
    /// Is silent about volumes that there are not, and removes one although its driver fails. It overrides neither -WhatIf nor
    /// -Confirm, and removes none that a container has.
    /// </summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes what was removed, as it was before.</summary>
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
                    async () => new DockerVolume(
                        await target.Engine.Client.Volumes.InspectAsync(target.Name, token).ConfigureAwait(false), null, target.Engine.Name),
                    () => target.RemoveAsync(Force, token)));
            }
        }
    }

    /// <summary>One whose driver fails cannot be looked up: with force a name goes to the engine as it is.</summary>
    private IEnumerable<VolumeTarget> Targets(VolumeReference reference) =>
        Force && reference is { Text: { } name, IsPattern: false, WrongKind: null } && VolumeFinder.CanBeName(name)
            ? Engines.Select(engine => new VolumeTarget(engine, name))
            : new VolumeFinder(Engines) { IgnoresMissing = Force }.Resolve([reference]);
}
