using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Renames a container (<c>docker rename</c>).</summary>
[Cmdlet(VerbsCommon.Rename, "Container", SupportsShouldProcess = true)]
[OutputType(typeof(Container))]
public sealed class RenameContainerCommand : ContainerStateCmdlet
{
    /// <summary>New name: letters, digits and <c>_ . -</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateContainerName]
    public string NewName { get; set; } = "";

    private protected override string Action => $"Rename container to '{NewName}'";

    private protected override Task<bool> ChangeAsync(ContainerTarget target, CancellationToken cancellationToken) =>
        target.Api.RenameAsync(target.Id, NewName, cancellationToken);

    /// <summary>Each input binds its own -NewName, so the next one must wait until this one has been used.</summary>
    private protected override bool OneAtATime => true;
}
