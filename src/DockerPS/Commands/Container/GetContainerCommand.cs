using System.Collections.Concurrent;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists containers, including stopped ones (<c>docker ps --all</c>, <c>docker inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "Container")]
// Completion ignores parameter sets: it would offer the properties of details on plain objects, which do not have them.
[OutputType(typeof(Container))]
public sealed partial class GetContainerCommand : ListCmdlet
{
    private readonly ConcurrentDictionary<string, DetailReader<ContainerFacts>> _details = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SharedReader<ContainerSize>> _sizes = new(StringComparer.Ordinal);
    private ContainerFilter? _filter;

    /// <summary>Containers: names, wildcards, ids (at least six digits), or objects from Get-Container. Default: all containers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Writes all details that the engine has about each container.</summary>
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
        // Filters are applied to the containers found by name, with one request per engine that lists them by id.
        var isFiltered = !_filter!.IsEmpty;
        var finder = new ContainerFinder(Engines) { Found = isFiltered ? null : AddToDetails };
        foreach (var (engine, container) in finder.List(Name, ListAsync, isFiltered))
        {
            Write(engine, container);
        }
    }

    private async Task<IReadOnlyList<ContainerSummary>> ListAsync(EngineSession engine, IReadOnlySet<string>? ids)
    {
        var containers = await _filter!.ListAsync(engine, ids, StopToken).ConfigureAwait(false);
        AddToDetails(engine, containers);
        return containers;
    }

    /// <summary>Registers a whole list with the details reader before the first object goes down the pipeline.</summary>
    private void AddToDetails(EngineSession engine, IReadOnlyList<ContainerSummary> containers) =>
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
