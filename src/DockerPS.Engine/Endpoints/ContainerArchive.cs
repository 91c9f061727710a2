using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>A tar of the item at a path of a container, streamed from the engine. Disposing it ends the transfer.</summary>
public sealed class ContainerArchive : IDisposable
{
    private readonly HttpResponseMessage _response;

    internal ContainerArchive(HttpResponseMessage response, PathStat stat, Stream content)
    {
        (_response, Stat, Content) = (response, stat, content);
    }

    /// <summary>The item at the path.</summary>
    public PathStat Stat { get; }

    /// <summary>The tar.</summary>
    public Stream Content { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Content.Dispose();
        _response.Dispose();
    }
}
