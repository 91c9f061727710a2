using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Creates a volume (<c>docker volume create</c>).</summary>
[Cmdlet(VerbsCommon.New, "DockerVolume", SupportsShouldProcess = true)]
[OutputType(typeof(DockerVolume))]
public sealed class NewDockerVolumeCommand : EngineCmdlet
{
    private VolumeCreateRequest _request = new();

    /// <summary>Name of the volume. If omitted, the engine chooses one.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Volume driver. Default: local.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Driver { get; set; }

    /// <summary>Driver options: a hashtable or <c>key=value</c>. The local driver has type, device and o, as mount does.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    public KeyValue[]? Option { get; set; }

    /// <summary>Labels: a hashtable or <c>key=value</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsLabel = true)]
    public KeyValue[]? Label { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Volume";

    /// <inheritdoc/>
    protected override void BeginProcessing() => _request = new()
    {
        Name = Name,
        Driver = Driver,
        DriverOpts = KeyValue.ToDictionary(Option),
        Labels = KeyValue.ToDictionary(Label),
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var engine in Engines.ToList())
        {
            if (ShouldChange(engine, Name ?? "(new name)", "Create volume"))
            {
                Engines.Try(engine, Name, () => Create(engine));
            }
        }
    }

    private void Create(EngineSession engine)
    {
        var volume = Ask(() => engine.Client.Volumes.CreateAsync(_request, StopToken));

        // For an existing name, engines return the existing volume whatever was requested.
        var difference = Difference("option", _request.DriverOpts, volume.Options)
            ?? Difference("label", _request.Labels, volume.Labels);
        if (difference is not null)
        {
            WriteError(VolumeErrors.VolumeDiffers(volume.Name, difference));
            return;
        }

        WriteObject(new DockerVolume(volume, null, engine.Name));
    }

    private static string? Difference(string what, IReadOnlyDictionary<string, string>? asked, IReadOnlyDictionary<string, string>? found)
    {
        foreach (var (key, value) in asked ?? new Dictionary<string, string>())
        {
            var actual = found?.GetValueOrDefault(key);
            if (actual != value)
            {
                return $"the {what} '{key}' is {(actual is null ? "missing" : $"'{actual}'")}";
            }
        }

        return null;
    }
}
