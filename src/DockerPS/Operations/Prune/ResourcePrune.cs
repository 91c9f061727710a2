using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Finds and removes unused objects of one kind.</summary>
/// <param name="resource">The kind.</param>
/// <param name="filter">The filter.</param>
internal abstract class ResourcePrune(DockerResource resource, PruneFilter filter)
{
    /// <summary>The kind.</summary>
    public DockerResource Resource => resource;

    /// <summary>The action in the confirmation prompt.</summary>
    public abstract string Action { get; }

    /// <summary>The engine's filter keys for the kind.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>The filter.</summary>
    protected PruneFilter Filter => filter;

    /// <summary>Returns itself, if the values of the filter are valid for the kind.</summary>
    /// <exception cref="FormatException">A value is not valid.</exception>
    public virtual ResourcePrune Checked() => this;

    /// <summary>Returns the unused objects, with display names.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="gone">The ids of containers that a preview treats as removed.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public abstract Task<IReadOnlyList<PruneCandidate>> FindAsync(
        EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken);

    /// <summary>Removes the unused objects.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public abstract Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken);

    /// <summary>Creates the prune of a kind.</summary>
    public static ResourcePrune Of(DockerResource resource, PruneFilter filter, bool all, bool namedVolume, BuildCacheLimits? limits) =>
        resource switch
        {
            DockerResource.Container => new ContainerPrune(filter),
            DockerResource.Network => new NetworkPrune(filter),
            DockerResource.Volume => new VolumePrune(filter, namedVolume),
            DockerResource.Image => new ImagePrune(filter, all),
            _ => new BuildCachePrune(filter, all, limits),
        };
}

/// <summary>An unused object.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The display name.</param>
internal sealed record PruneCandidate(string Id, string Name);
