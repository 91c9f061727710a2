using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>
/// Shows a live screen of containers with their resource usage and logs (<c>docker stats</c>, <c>docker ps</c>, <c>docker logs</c>).
/// </summary>
[Cmdlet(VerbsCommon.Watch, "Container")]
[OutputType(typeof(void))]
public sealed class WatchContainerCommand : EngineCmdlet
{
    private List<ContainerReference>? _references;

    /// <summary>Containers: names, wildcards, ids (at least six digits), or objects from Get-Container. Default: all containers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Container")]
    [ContainerTransformation]
    [ArgumentCompleter(typeof(ContainerCompleter))]
    public ContainerReference[]? Name { get; set; }

    /// <summary>Leaves out stopped containers.</summary>
    [Parameter]
    public SwitchParameter Running { get; set; }

    /// <summary>Time between two readings of a container: <c>10s</c>, seconds, or a TimeSpan. Default: two seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override string Noun => "Container";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Interval < TimeSpan.FromSeconds(1))
        {
            ThrowInvalidParameter("-Interval cannot be shorter than a second: the engine reads once a second.");
        }

        InteractiveConsole.RequireConsole(this, "Use Measure-Container -Follow to read the figures as objects.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is not null)
        {
            (_references ??= []).AddRange(Name);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Without names or input there is nothing to find; with input that has no objects, nothing is meant.
        var isAll = _references is null && !MyInvocation.ExpectingInput;
        var engines = isAll ? [.. Engines] : (_references ?? []).SelectMany(Engines.Of).Distinct().ToList();
        var selection = isAll
            ? new WatchSelection(null, []) { RunningOnly = Running }
            : new WatchSelection(_references ?? [], new ContainerFinder(Engines).Resolve(_references ?? [])) { RunningOnly = Running };
        // One answer is enough: the screen shows which engines are down. Without any, there is an error as from other cmdlets.
        var answers = engines.Count > 0 && selection.MayMatch
            && Engines.QueryEach(engines, null, engine => engine.Client.Containers.ListAsync(limit: 1, cancellationToken: StopToken)).Any();
        if (answers && Await(new ContainerWatch(engines, selection, Interval, HasColours()).RunAsync(StopToken)))
        {
            throw new PipelineStoppedException();
        }

        base.EndProcessing();
    }

    /// <summary>Returns whether this session shows colours. A profile may have set them again in spite of NO_COLOR.</summary>
    private bool HasColours() =>
        Environment.GetEnvironmentVariable("NO_COLOR") is null or ""
        && SessionState.PSVariable.GetValue("PSStyle") is { } style
        && PSObject.AsPSObject(style).Properties["OutputRendering"]?.Value?.ToString() != "PlainText";
}
