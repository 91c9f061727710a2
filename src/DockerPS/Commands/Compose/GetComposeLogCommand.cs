using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Errors;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Reads the logs of Compose projects (<c>docker compose logs</c>), merged by time, or as lines arrive with -Follow.
/// </summary>
[Cmdlet(VerbsCommon.Get, "ComposeLog")]
[OutputType(typeof(ComposeLogEntry))]
public sealed class GetComposeLogCommand : LogCmdlet
{
    private readonly List<(EngineSession Engine, ContainerSummary Container)> _sources = [];
    private ServiceFilter _filter = new(null);

    /// <inheritdoc cref="ComposeProjectCmdlet.Name"/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Project", "ProjectName")]
    [ComposeProjectTransformation]
    [ArgumentCompleter(typeof(ComposeProjectCompleter))]
    public ComposeProjectReference[] Name { get; set; } = [];

    /// <summary>Only these services: names or wildcards.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComposeServiceCompleter))]
    public string[]? Service { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "ComposeProject";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _filter = ParseOrThrow(() => new ServiceFilter(Service));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var (engine, state) in Name.SelectMany(reference => new ComposeProjectFinder(Engines).Find(reference)))
        {
            var names = new ProjectServices(state).Names;
            foreach (var missing in _filter.Missing(names))
            {
                WriteError(ComposeProjectErrors.ServiceNotFound(state.Project, missing, names));
            }

            foreach (var container in state.ServiceContainers.Where(container => _filter.Has(ComposeState.ServiceOf(container))))
            {
                if (Follow)
                {
                    Work.Start(engine, Container.NameOf(container), token => FollowAsync((engine, container), token));
                }
                else
                {
                    _sources.Add((engine, container));
                }
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_sources.Count > 0)
        {
            Work.WriteAll(LogMerge.ReadAsync(_sources, source => Read(source, StopToken), StopToken), Write);
            if (_sources.Exists(source => !Engines.HasFailed(source.Engine)))
            {
                Engines.MarkAnswered();
            }
        }

        base.EndProcessing();
    }

    private IAsyncEnumerable<LogLine> Read(
        (EngineSession Engine, ContainerSummary Container) source, CancellationToken cancellationToken) =>
        source.Engine.Client.Containers.LogsAsync(source.Container.Id, Options, cancellationToken);

    private async Task<Action> FollowAsync(
        (EngineSession Engine, ContainerSummary Container) source, CancellationToken cancellationToken)
    {
        await Work.QueueAllAsync(
            Read(source, cancellationToken),
            batch => Write(batch.Select(line => new MergedLine<(EngineSession, ContainerSummary)>(source, line, null))),
            cancellationToken).ConfigureAwait(false);
        return () => { };
    }

    private void Write(IEnumerable<MergedLine<(EngineSession Engine, ContainerSummary Container)>> lines)
    {
        foreach (var ((engine, container), line, failure) in lines)
        {
            if (failure is null)
            {
                var place = (ComposeState.ProjectOf(container), ComposeState.ServiceOf(container), ComposeState.NumberOf(container));
                WriteObject(new ComposeLogEntry(place, (Container.NameOf(container), container.Id), line, engine.Name));
            }
            else
            {
                Engines.Fail(engine, failure, Container.NameOf(container));
            }
        }
    }
}
