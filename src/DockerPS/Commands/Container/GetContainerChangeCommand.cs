using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>Kind of change to a path of a container.</summary>
public enum ContainerChangeKind
{
    /// <summary>The path exists in the image with other content or attributes.</summary>
    Modified,

    /// <summary>The path does not exist in the image.</summary>
    Added,

    /// <summary>The path exists in the image but no longer in the container.</summary>
    Deleted,
}

/// <summary>Lists changes to the file systems of containers since they were created (<c>docker diff</c>).</summary>
[Cmdlet(VerbsCommon.Get, "ContainerChange")]
[OutputType(typeof(ContainerChange))]
public sealed class GetContainerChangeCommand : ContainerTargetCmdlet
{
    /// <summary>Only these kinds: Modified, Added, Deleted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public ContainerChangeKind[]? Kind { get; set; }

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var target in Targets)
        {
            Work.Start(target.Engine, target.Name, async token =>
            {
                var changes = await target.Api.ChangesAsync(target.Id, token).ConfigureAwait(false);
                var chosen = changes
                    .Where(change => Kind is null || Kind.Contains((ContainerChangeKind)change.Kind))
                    .Select(change => new ContainerChange(change, target.ToString(), target.Id, target.Engine.Name));
                return () => WriteObject(chosen, enumerateCollection: true);
            });
        }
    }
}
