using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists volumes (<c>docker volume ls</c>, <c>docker volume inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "DockerVolume")]
[OutputType(typeof(DockerVolume))]
public sealed class GetDockerVolumeCommand : ListCmdlet
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _warnings = new();
    private readonly Dictionary<string, Dictionary<string, VolumeSize>?> _usage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SharedReader<VolumeSize>> _sizes = new(StringComparer.Ordinal);

    /// <summary>Volumes: names, wildcards, or objects from Get-DockerVolume. Default: all volumes.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Volume")]
    [VolumeReferenceTransformation]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public VolumeReference[]? Name { get; set; }

    /// <summary>Only volumes with one of these drivers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Driver { get; set; }

    /// <summary>Only volumes that no container uses, not even a stopped one; with <c>:$false</c>, only the others.</summary>
    [Parameter]
    public SwitchParameter Dangling { get; set; }

    /// <summary>Adds the size of each volume and its number of containers; slow, since the engine measures all its volumes.</summary>
    [Parameter]
    public SwitchParameter Size { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Volume";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, volume) in new VolumeFinder(Engines).List(Name, ListAsync, !Filters.IsEmpty))
        {
            WriteFromEngine(Size && UsageOn(engine) is { } usage
                ? new DockerVolume(volume, usage.GetValueOrDefault(volume.Name, VolumeSize.Uncounted), engine.Name).WithSize()
                : DockerVolume.From(volume, engine.Name, SizesOn(engine)));
        }

        WriteWarnings(_warnings);
        _warnings.Clear();
    }

    private protected override FilterSet Selection() => new FilterSet()
        .Add("driver", Driver ?? [])
        .AddSwitch("dangling", MyInvocation.BoundParameters.ContainsKey(nameof(Dangling)) ? Dangling.IsPresent : null);

    /// <summary>Returns the sizes of an engine's volumes by name, requested once; null if that failed.</summary>
    private Dictionary<string, VolumeSize>? UsageOn(EngineSession engine)
    {
        if (!_usage.TryGetValue(engine.Name, out var usage))
        {
            var answers = Engines.QueryAll(
                [engine], null, asked => asked.Client.System.DiskUsageAsync(DiskUsageKinds.Volume, items: true, StopToken));
            _usage[engine.Name] = usage = answers is [var (_, answer)] ? VolumeSize.From(answer) : null;
        }

        return usage;
    }

    /// <summary>Returns the reader that fetches an engine's volume sizes when a script first uses one.</summary>
    private SharedReader<VolumeSize> SizesOn(EngineSession engine)
    {
        if (!_sizes.TryGetValue(engine.Name, out var sizes))
        {
            _sizes[engine.Name] = sizes = DetailReaders.VolumeSizes(engine.Name);
        }

        return sizes;
    }

    private async Task<IReadOnlyList<VolumeSummary>> ListAsync(EngineSession engine, IReadOnlySet<string>? names)
    {
        var list = await engine.Client.Volumes.ListAsync(Filters, StopToken).ConfigureAwait(false);
        foreach (var warning in list.Warnings ?? [])
        {
            _warnings.Enqueue(warning);
        }

        return
        [
            .. (list.Volumes ?? [])
                .Where(volume => names?.Contains(volume.Name) != false)
                .OrderBy(volume => volume.Name, StringComparer.Ordinal),
        ];
    }
}
