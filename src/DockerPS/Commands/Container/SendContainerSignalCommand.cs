using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Sends a signal to the main process of containers (<c>docker kill --signal</c>).</summary>
[Cmdlet(VerbsCommunications.Send, "ContainerSignal", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class SendContainerSignalCommand : ContainerStateCmdlet
{
    /// <summary>Signal: <c>SIGHUP</c>, <c>HUP</c>, or its number. Default: <c>KILL</c>, as in docker.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string Signal { get; set; } = "KILL";

    private protected override string Action => $"Send {Signal} to container";

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.KillAsync(target.Id, Signal, cancellationToken);
}
