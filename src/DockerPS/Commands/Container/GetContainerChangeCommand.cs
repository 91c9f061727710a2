using System.Management.Automation;

namespace DockerPS.Commands;

/// <summary>What happened to a path of a container.</summary>
public enum ContainerChangeKind
{
    /// <summary>It is in the image too, with another content or other attributes.</summary>
    Modified,

    /// <summary>It is not in the image.</summary>
    Added,

    /// <summary>It is in the image, and no longer in the container.</summary>
    Deleted,
}

/// <summary>Lists what differs in containers from their images (<c>docker diff</c>).</summary>
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
