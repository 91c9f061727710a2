using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Restarts containers (<c>docker restart</c>), one after the other unless -ThrottleLimit is given.</summary>
[Cmdlet(VerbsLifecycle.Restart, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class RestartContainerCommand : ContainerStateCmdlet
{
    /// <summary>
    /// Time until a container is killed: <c>30s</c>, seconds, or a TimeSpan; -1 for never. Default: the container's own setting,
    /// otherwise ten seconds.
    /// </summary>
    [Parameter]
    [Alias("Time", "T")]
    [DurationTransformation(AllowUnlimited = true)]
    public TimeSpan? Timeout { get; set; }

    /// <summary>Signal that asks the container to stop, instead of its own. Needs API 1.42 (Docker 23).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string? Signal { get; set; }

    private protected override string Action => "Restart container";

    /// <inheritdoc/>
    protected override int DefaultThrottleLimit => 1;

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.RestartAsync(target.Id, WholeSeconds.From(Timeout), Signal, cancellationToken);
}
