using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Sends a signal to the main process of containers (<c>docker kill --signal</c>).</summary>
[Cmdlet(VerbsCommunications.Send, "ContainerSignal", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class SendContainerSignalCommand : ContainerActionCmdlet
{
    /// <summary>The signal: <c>SIGHUP</c>, <c>HUP</c>, or its number.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SignalCompleter))]
    public string Signal { get; set; } = "";

    /// <summary>Writes the containers as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => $"Send {Signal} to container";

    private protected override async Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken)
    {
        await target.Api.KillAsync(target.Id, Signal, cancellationToken).ConfigureAwait(false);
        return await DoneAsync(target, true, "", PassThru, cancellationToken).ConfigureAwait(false);
    }
}
