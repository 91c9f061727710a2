using System.ComponentModel;
using System.Management.Automation;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>A cmdlet that changes containers which go on existing: it can write them as they are afterwards.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContainerStateCmdlet : ContainerActionCmdlet
{
    /// <summary>Writes the containers as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>What a verbose line says of a container that needed no change, like <c>is running already</c>.</summary>
    private protected virtual string AlreadySo => "is so already";

    /// <summary>Waits for a change, false where nothing had to change, and tells what the pipeline thread writes then.</summary>
    private protected async Task<Action> DoneAsync(ContainerTarget target, Task<bool> change, CancellationToken cancellationToken)
    {
        var changed = await change.ConfigureAwait(false);
        var container = PassThru ? await target.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        return () =>
        {
            if (!changed)
            {
                WriteVerbose($"The container '{target}' {AlreadySo}.");
            }

            if (container is not null)
            {
                WriteObject(container);
            }
        };
    }
}
