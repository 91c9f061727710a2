using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Copy;

/// <summary>A file of a container with its content, read to its end.</summary>
/// <param name="Entry">The file.</param>
/// <param name="Content">The content.</param>
public sealed record ContainerFileContent(ContainerEntry Entry, SpooledContent Content) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();
}
