using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Gives a container another name (<c>docker rename</c>).</summary>
[Cmdlet(VerbsCommon.Rename, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class RenameContainerCommand : ContainerStateCmdlet
{
    /// <summary>The new name: letters, digits and <c>_ . -</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateContainerName]
    public string NewName { get; set; } = "";

    private protected override string Action => $"Rename container to '{NewName}'";

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.RenameAsync(target.Id, NewName, cancellationToken);

    /// <summary>The new name comes with each input: the next one must wait until this one was used.</summary>
    private protected override bool OneAtATime => true;
}
