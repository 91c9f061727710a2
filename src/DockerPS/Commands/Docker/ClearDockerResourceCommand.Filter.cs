using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>The parameters that select what is cleared.</content>
public sealed partial class ClearDockerResourceCommand
{
    /// <summary>
    /// Only resources created before this time: a DateTime, ISO text, or an age (<c>24h</c>, a TimeSpan). For the build cache, the time of
    /// last use counts.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? Until { get; set; }

    /// <summary>Only resources with all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public KeyValue[]? Label { get; set; }

    /// <summary>
    /// The engine's own filters, as docker's --filter: until, label, label!, and for the build cache id, type, description, shared,
    /// private and inuse. Of the build cache, <c>type!=</c> excludes and <c>description~=</c> is a regular expression.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <summary>The size of the build cache that is always kept.</summary>
    [Parameter]
    [Alias("KeepStorage")]
    [SizeTransformation]
    public long? ReservedSpace { get; set; }

    /// <summary>The size that the build cache may take; the records used least are removed until it does. Needs API 1.48.</summary>
    [Parameter]
    [SizeTransformation]
    public long? MaxUsedSpace { get; set; }

    /// <summary>The disk space to be free; the records used least are removed until it is. Needs API 1.48.</summary>
    [Parameter]
    [SizeTransformation]
    [ValidateRange(1, long.MaxValue)]
    public long? MinFreeSpace { get; set; }

    private BuildCacheLimits? Limits() => ReservedSpace is null && MaxUsedSpace is null && MinFreeSpace is null
        ? null
        : new() { ReservedSpace = ReservedSpace, MaximumUsedSpace = MaxUsedSpace, MinimumFreeSpace = MinFreeSpace };

    /// <summary>Rejects limits if the build cache is not cleared, or if something else would be cleared without them.</summary>
    private void RequireLimited(List<ResourcePrune> prunes)
    {
        if (Limits() is not null && prunes.Exists(prune => prune.Resource is not DockerResource.BuildCache))
        {
            var name = ReservedSpace is not null ? nameof(ReservedSpace)
                : MaxUsedSpace is not null ? nameof(MaxUsedSpace)
                : nameof(MinFreeSpace);
            ThrowInvalidParameter($"-{name} applies to the build cache only. Clear it with a separate command, -Type BuildCache.");
        }
    }
}
