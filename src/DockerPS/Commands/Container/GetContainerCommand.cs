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
public sealed partial class GetContainerCommand : FanOutCmdlet
{
    private readonly ConcurrentDictionary<string, DetailReader<ContainerFacts>> _details = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedReader<ContainerSize>> _sizes = new(StringComparer.Ordinal);
    private ContainerFilter? _filter;

    /// <summary>
    /// The containers: names, wildcards, ids (from six digits on), or objects from Get-Container. Left out, all containers.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Writes all that the engine tells of each container.</summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _filter = ParseOrThrow(() => new ContainerFilter(Settings()));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // Filters narrow what was found by name: one request for each engine, by ids.
        var isFiltered = !_filter!.IsEmpty;
        var finder = new ContainerFinder(Engines) { Found = isFiltered ? null : Note };
        foreach (var (engine, container) in finder.List(Name, ListAsync, isFiltered))
        {
            Write(engine, container);
        }
    }

    private async Task<IReadOnlyList<ContainerSummary>> ListAsync(EngineSession engine, IReadOnlySet<string>? ids)
    {
        var containers = await _filter!.ListAsync(engine, ids, StopToken).ConfigureAwait(false);
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
