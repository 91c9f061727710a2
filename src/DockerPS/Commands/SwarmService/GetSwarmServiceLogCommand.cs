using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Streaming;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Commands;

/// <summary>Reads what the tasks of services have written, on all nodes (<c>docker service logs</c>): in the order of time, or as it comes with -Follow.</summary>
[Cmdlet(VerbsCommon.Get, "SwarmServiceLog")]
[OutputType(typeof(SwarmServiceLogEntry))]
public sealed class GetSwarmServiceLogCommand : FanOutCmdlet
{
    private readonly SwarmNames _names = new();
    private readonly List<ServiceLogSource> _sources = [];
    private LogOptions _options = new();

    /// <summary>
    /// The services: names, wildcards, ids (from six digits on), or objects from Get-SwarmService, also by the pipeline. Tasks may be
    /// given in their place: names like <c>web.1</c>, ids, or objects from Get-SwarmTask.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Service", "Task")]
    [ServiceTaskReferenceTransformation]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public ServiceTaskReference[] Name { get; set; } = [];

    /// <summary>Goes on with what they write from now on, tasks too that are started later.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Only so many of the last lines of each task.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>Only what was written since: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>Only what was written until: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan). Not with -Follow.</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Only standard output, or only standard error.</summary>
    [Parameter]
    public OutputStream? Stream { get; set; }

    /// <summary>Reads the attributes too that the log's driver notes, as its options <c>labels</c> and <c>env</c> say.</summary>
    [Parameter]
    [Alias("Details")]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Service";

    /// <summary>Following costs nothing: all at the same time, unless the user says otherwise.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Since > Until)
        {
            ThrowInvalidParameter("-Since is later than -Until: there is nothing in between.");
        }

        if (Follow && Until is not null)
        {
            ThrowInvalidParameter("The log of a service is followed without an end: -Until cannot be used with -Follow.");
        }

        _options = new()
        {
            Follow = Follow,
            Tail = Tail,
            Since = Since,
            Until = Until,
            Output = Stream is not OutputStream.Error,
            Error = Stream is not OutputStream.Output,
            Details = Detail,
        };
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var finder = new ServiceLogFinder(Engines, _names);
        foreach (var (_, source) in Name.SelectMany(reference => finder.Find(reference)))
        {
            if (Follow)
            {
                Work.Start(source.Engine, source.ToString(), async token =>
                {
                    await source.FollowAsync(_options, entries => Work.QueueOutputAsync(() => WriteObject(entries, enumerateCollection: true)), token).ConfigureAwait(false);
                    return () => { };
                });
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
                .SelectMany(group => Engines.QueryAll([group.Key], null, engine => ServiceLogSource.TasksAsync(engine, [.. group], _names, StopToken)))
                .SelectMany(answer => answer.Answer.Select(task => (answer.Engine, Task: task)))
                .ToList();
            Work.WriteUntil(Task.Run(() => Batches.ForEachAsync(LogMerge.ReadAsync(tasks, Read, StopToken), eager: false, lines => Work.QueueOutputAsync(() => Write(lines)), StopToken), StopToken));
        }

        base.EndProcessing();
    }

    private IAsyncEnumerable<LogLine> Read((EngineSession Engine, SwarmTask Task) source) => source.Engine.Client.Tasks.LogsAsync(source.Task.Id, _options, StopToken);

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
