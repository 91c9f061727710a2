using System.Collections.Concurrent;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists containers, stopped ones too (<c>docker ps --all</c>, <c>docker inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "Container")]
// Completion takes no notice of parameter sets: it would offer the details of plain objects, which do not have them.
[OutputType(typeof(Container))]
public sealed class GetContainerCommand : FanOutCmdlet
{
    private readonly ConcurrentDictionary<string, DetailReader<ContainerFacts>> _details = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedReader<ContainerSize>> _sizes = new(StringComparer.Ordinal);
    private ContainerFilter? _selection;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container. Left out, all containers.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Only containers in one of these states: created, running, paused, restarting, removing, exited, dead.</summary>
    [Parameter]
    [Alias("State")]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(StatusCompleter))]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only containers of one of these images, or of images built on them; wildcards match the image's name.</summary>
    [Parameter]
    [Alias("Ancestor")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[]? Image { get; set; }

    /// <summary>Only containers with all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public KeyValue[]? Label { get; set; }

    /// <summary>Only containers in one of these networks; wildcards match the network's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Only containers that mount one of these volumes or paths; wildcards match the volume's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[]? Volume { get; set; }

    /// <summary>Only containers of this health: starting, healthy, unhealthy, none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(HealthCompleter))]
    [ArgumentCompleter(typeof(HealthCompleter))]
    public string[]? Health { get; set; }

    /// <summary>Only containers that ended with one of these exit codes.</summary>
    [Parameter]
    [Alias("Exited")]
    [ValidateNotNullOrEmpty]
    public int[]? ExitCode { get; set; }

    /// <summary>Only containers that publish or expose one of these ports, on either side. The engine lists the ports of running containers only.</summary>
    [Parameter]
    [Alias("Publish", "Expose")]
    [ValidateRange(1, 65535)]
    public int[]? Port { get; set; }

    /// <summary>Only containers that were made after this time: a DateTime, ISO text, or how long ago (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only containers that were made before this time: a DateTime, ISO text, or how long ago (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>
    /// Only containers that last started after this time: a DateTime, ISO text, or how long ago (<c>10m</c>). One that never
    /// started is left out. Asks the engine about each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? StartedAfter { get; set; }

    /// <summary>
    /// Only containers that last started before this time: a DateTime, ISO text, or how long ago (<c>10m</c>). One that never
    /// started is left out. Asks the engine about each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? StartedBefore { get; set; }

    /// <summary>
    /// Only containers that ended after this time: a DateTime, ISO text, or how long ago (<c>10m</c>). One that runs or never ran
    /// is left out. Asks the engine about each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? FinishedAfter { get; set; }

    /// <summary>
    /// Only containers that ended before this time: a DateTime, ISO text, or how long ago (<c>10m</c>). One that runs or never ran
    /// is left out. Asks the engine about each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? FinishedBefore { get; set; }

    /// <summary>Only the last so many that were made.</summary>
    [Parameter]
    [Alias("Latest")]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Only containers that run, paused ones included.</summary>
    [Parameter]
    public SwitchParameter Running { get; set; }

    /// <summary>Counts the bytes of each container's files, which takes long.</summary>
    [Parameter]
    public SwitchParameter Size { get; set; }

    /// <summary>Writes all that the engine tells of each container.</summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detail { get; set; }

    /// <summary>The engine's own filters, as docker's --filter: <c>key=value</c> or a hashtable; before and since take objects too.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _selection = ParseOrThrow(() => new ContainerFilter(this));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Filters narrow what was found by name: one request for each engine, by ids.
        var isFiltered = !_selection!.IsEmpty;
        var finder = new ContainerFinder(Engines) { Found = isFiltered ? null : Note };
        foreach (var (engine, container) in finder.List(Name, ListAsync, isFiltered))
        {
            Write(engine, container);
        }
    }

    private async Task<IReadOnlyList<ContainerSummary>> ListAsync(EngineSession engine, IReadOnlySet<string>? ids)
    {
        var containers = await _selection!.ListAsync(engine, ids, StopToken).ConfigureAwait(false);
        Note(engine, containers);
        return containers;
    }

    /// <summary>Announces a whole list to the reader of details, before its first object goes down the pipeline.</summary>
    private void Note(EngineSession engine, IReadOnlyList<ContainerSummary> containers) =>
        Details(engine).Add(containers.Select(container => container.Id));

    private DetailReader<ContainerFacts> Details(EngineSession engine) => _details.GetOrAdd(engine.Name, DetailReaders.Containers);

    private void Write(EngineSession engine, ContainerSummary container)
    {
        if (!Detail)
        {
            WriteFromEngine(Sized(Container.From(container, engine.Name, Details(engine)), container));
            return;
        }

        Work.Start(engine, Container.NameOf(container), async token =>
        {
            var inspect = await engine.Client.Containers.InspectAsync(container.Id, cancellationToken: token).ConfigureAwait(false);
            return () => WriteFromEngine(Sized(new ContainerDetail(container, inspect, engine.Name), container));
        });
    }

    private object Sized(Container container, ContainerSummary summary) => Size
        ? container.With(ContainerSize.From(summary))
        : container.With(_sizes.GetOrAdd(container.Context, DetailReaders.ContainerSizes));
}
