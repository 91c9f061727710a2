using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>
/// Reads the logs of services, from all nodes (<c>docker service logs</c>), merged by time, or as lines arrive with -Follow.
/// </summary>
[Cmdlet(VerbsCommon.Get, "SwarmServiceLog")]
[OutputType(typeof(SwarmServiceLogEntry))]
public sealed class GetSwarmServiceLogCommand : LogCmdlet
{
    private readonly SwarmNames _names = new();
    private readonly List<ServiceLogSource> _sources = [];

    /// <summary>
    /// The services: names, wildcards, ids (at least six digits), or objects from Get-SwarmService, also from the pipeline. Tasks are
    /// accepted as well: names such as <c>web.1</c>, ids, or objects from Get-SwarmTask.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service", "Task")]
    [ServiceTaskReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceTaskReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Follow && Until is not null)
        {
            ThrowInvalidParameter("The log of a service is followed without an end, so -Until cannot be used with -Follow.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var finder = new ServiceLogFinder(Engines, _names);
        foreach (var (_, source) in Name.SelectMany(reference => finder.Find(reference)))
        {
            if (Follow)
            {
                Work.Start(source.Engine, source.ToString(), token => FollowAsync(source, token));
            }
            else
            {
                _sources.Add(source);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_sources.Count > 0)
        {
            var tasks = _sources
                .GroupBy(source => source.Engine)
                .SelectMany(group => Engines.QueryAll(
                    [group.Key], null, engine => ServiceLogSource.TasksAsync(engine, [.. group], _names, StopToken)))
                .SelectMany(answer => answer.Answer.Select(task => (answer.Engine, Task: task)))
                .ToList();
            Work.WriteAll(LogMerge.ReadAsync(tasks, Read, StopToken), Write);
        }

        base.EndProcessing();
    }

    private async Task<Action> FollowAsync(ServiceLogSource source, CancellationToken cancellationToken)
    {
        await source.FollowAsync(
            Options,
            entries => Work.QueueOutputAsync(() => WriteObject(entries, enumerateCollection: true)),
            cancellationToken).ConfigureAwait(false);
        return () => { };
    }

    private IAsyncEnumerable<LogLine> Read((EngineSession Engine, SwarmTask Task) source) =>
        source.Engine.Client.Tasks.LogsAsync(source.Task.Id, Options, StopToken);

    private void Write(IEnumerable<MergedLine<(EngineSession Engine, SwarmTask Task)>> lines)
    {
        foreach (var ((engine, task), line, failure) in lines)
        {
            if (failure is null)
            {
                WriteObject(ServiceLogSource.EntryOf(task, line, Detail));
            }
            else
            {
                Engines.Fail(engine, failure, task.Name);
            }
        }
    }
}
