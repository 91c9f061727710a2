using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Finds and removes what is not in use of one kind.</summary>
/// <param name="resource">The kind.</param>
/// <param name="filter">Which of it.</param>
internal abstract class ResourcePrune(DockerResource resource, PruneFilter filter)
{
    /// <summary>The kind.</summary>
    public DockerResource Resource => resource;

    /// <summary>What the question calls the removal.</summary>
    public abstract string Action { get; }

    /// <summary>The engine's keys that things of the kind can be filtered by.</summary>
    public abstract IReadOnlyList<string> Keys { get; }

    /// <summary>Which of it.</summary>
    protected PruneFilter Filter => filter;

    /// <summary>What is not in use, as people call it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="gone">The ids of containers that count as gone, for a removal that is only told of.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public abstract Task<IReadOnlyList<PruneCandidate>> FindAsync(EngineSession engine, IReadOnlySet<string> gone, CancellationToken cancellationToken);

    /// <summary>Removes what is not in use.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public abstract Task<PruneResult> RemoveAsync(EngineSession engine, CancellationToken cancellationToken);

    /// <summary>What prunes one kind.</summary>
    public static ResourcePrune Of(DockerResource resource, PruneFilter filter, bool all, bool namedVolume) => resource switch
    {
        DockerResource.Container => new ContainerPrune(filter),
        DockerResource.Network => new NetworkPrune(filter),
        DockerResource.Volume => new VolumePrune(filter, namedVolume),
        DockerResource.Image => new ImagePrune(filter, all),
        _ => new BuildCachePrune(filter, all),
    };
}

/// <summary>Something that is not in use.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as people know it.</param>
internal sealed record PruneCandidate(string Id, string Name);
