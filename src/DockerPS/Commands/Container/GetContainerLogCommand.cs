using System.Management.Automation;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Streaming;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Reads what containers have written (<c>docker logs</c>): several in the order of time, or as it comes with -Follow.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerLog")]
[OutputType(typeof(ContainerLogEntry))]
public sealed class GetContainerLogCommand : ContainerTargetCmdlet
{
    private readonly List<ContainerTarget> _targets = [];
    private readonly HashSet<(string Engine, string Id)> _seen = [];
    private LogOptions _options = new();

    /// <summary>Goes on with what they write from now on, until they end.</summary>
    [Parameter]
    public SwitchParameter Follow { get; set; }

    /// <summary>Only so many of the last lines of each.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? Tail { get; set; }

    /// <summary>Only what was written since: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Since { get; set; }

    /// <summary>Only what was written until: a DateTime, ISO text, or how long ago (<c>10m</c>, a TimeSpan).</summary>
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

    /// <summary>Following costs nothing: all at the same time, unless the user says otherwise.</summary>
    protected override int DefaultThrottleLimit => int.MaxValue;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Since > Until)
        {
            ThrowInvalidParameter("-Since is later than -Until: there is nothing in between.");
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
        var targets = Targets.ToList();
        _seen.UnionWith(targets.Select(target => (target.Engine.Name, target.Id)));
        foreach (var target in targets)
        {
            if (Follow)
            {
                Work.Start(target.Engine, target.Name, token => FollowAsync(target, token));
            }
            else
            {
                _targets.Add(target);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_targets.Count > 0)
        {
            Work.WriteUntil(Task.Run(
                () => Batches.ForEachAsync(LogMerge.ReadAsync(_targets, Read, StopToken), eager: false, lines => Work.QueueOutputAsync(() => Write(lines)), StopToken),
                StopToken));
            if (_targets.Exists(target => !Engines.HasFailed(target.Engine)))
            {
                Engines.MarkAnswered();
            }
        }

        base.EndProcessing();
    }

    private IAsyncEnumerable<LogLine> Read(ContainerTarget target) => target.Api.LogsAsync(target.Id, _options, StopToken);

    private async Task<Action> FollowAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var lines = target.Api.LogsAsync(target.Id, _options, cancellationToken);
        await Batches.ForEachAsync(lines, eager: true, batch => Work.QueueOutputAsync(() => Write(batch.Select(line => new MergedLine<ContainerTarget>(target, line, null)))), cancellationToken)
            .ConfigureAwait(false);
        return () => { };
    }

    private void Write(IEnumerable<MergedLine<ContainerTarget>> lines)
    {
        foreach (var (target, line, failure) in lines)
        {
            if (failure is null)
            {
                WriteObject(Marked(new(target.ToString(), target.Id, line, target.Engine.Name)));
            }
            else
            {
                Engines.Fail(target.Engine, failure, target.Name);
            }
        }
    }

    /// <summary>
    /// Gives a line another name of its type in front if there are lines of other containers, by which the view knows that it has to
    /// tell the container.
    /// </summary>
    private object Marked(ContainerLogEntry line)
    {
        if (_seen.Count < 2)
        {
            return line;
        }

        var marked = PSObject.AsPSObject(line);
        marked.TypeNames.Insert(0, marked.TypeNames[0] + ModuleObject.OfSeveralContainers);
        return marked;
    }
}
