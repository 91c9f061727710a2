using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Gives a container another name (<c>docker rename</c>).</summary>
[Cmdlet(VerbsCommon.Rename, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class RenameContainerCommand : ContainerActionCmdlet
{
    /// <summary>The new name: letters, digits and <c>_ . -</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateContainerName]
    public string NewName { get; set; } = "";

    /// <summary>Writes the container as it is afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override string Action => $"Rename container to '{NewName}'";

    private protected override Task<Action> ActAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        RenameAsync(target, NewName, cancellationToken);

    /// <summary>The new name is a parameter here: the property belongs to the next input while this runs.</summary>
    private async Task<Action> RenameAsync(ContainerTarget target, string newName, CancellationToken cancellationToken)
    {
        await target.Api.RenameAsync(target.Id, newName, cancellationToken).ConfigureAwait(false);
        return await DoneAsync(target, true, "", PassThru, cancellationToken).ConfigureAwait(false);
    }
}
