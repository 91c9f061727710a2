using System.Management.Automation;
using DockerPS.Engine.Streaming;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Reads the logs of containers (<c>docker logs</c>), merged by time, or as lines arrive with -Follow.</summary>
[Cmdlet(VerbsCommon.Get, "ContainerLog")]
[OutputType(typeof(ContainerLogEntry))]
public sealed class GetContainerLogCommand : LogCmdlet
{
    private readonly List<ContainerTarget> _targets = [];
    private readonly HashSet<(string Engine, string Id)> _seen = [];

    /// <summary>The containers: names, wildcards, ids (from six digits on), or objects from Get-Container, also by the pipeline.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var targets = new ContainerFinder(Engines).Resolve(Name).ToList();
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
            Work.WriteAll(LogMerge.ReadAsync(_targets, Read, StopToken), Write);
            if (_targets.Exists(target => !Engines.HasFailed(target.Engine)))
            {
                Engines.MarkAnswered();
            }
        }

        base.EndProcessing();
    }

    private IAsyncEnumerable<LogLine> Read(ContainerTarget target) => target.Api.LogsAsync(target.Id, Options, StopToken);

    private async Task<Action> FollowAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        var lines = target.Api.LogsAsync(target.Id, Options, cancellationToken);
        await Work.QueueAllAsync(
            lines,
            batch => Write(batch.Select(line => new MergedLine<ContainerTarget>(target, line, null))),
            cancellationToken).ConfigureAwait(false);
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

    /// <summary>Marks a line by a further type name if there are several containers, so that the view shows its container.</summary>
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
