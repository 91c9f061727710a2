using DockerPS.Engine.Models;

namespace DockerPS.Engine.Endpoints;

/// <summary>A tar of what stands at a path of a container, as it comes from the engine. Disposing of it ends the transfer.</summary>
public sealed class ContainerArchive : IDisposable
{
    private readonly HttpResponseMessage _response;

    internal ContainerArchive(HttpResponseMessage response, PathStat stat, Stream content)
    {
        (_response, Stat, Content) = (response, stat, content);
    }

    /// <summary>What the path is.</summary>
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
