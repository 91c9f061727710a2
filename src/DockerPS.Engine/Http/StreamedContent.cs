using System.Net;

namespace DockerPS.Engine.Http;

/// <summary>A body that is written while it is sent, and never buffered as a whole.</summary>
internal sealed class StreamedContent : HttpContent
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    /// <summary>Creates a body.</summary>
    /// <param name="write">Writes the body. An <see cref="IOException"/> that it throws counts as the connection's.</param>
    /// <param name="mediaType">The bytes.</param>
    public StreamedContent(Func<Stream, CancellationToken, Task> write, string mediaType)
    {
        _write = write;
        Headers.ContentType = new(mediaType);
    }

    /// <summary>
    /// Indicates whether it is sent only after the engine's consent, so that a refusal is read instead of a broken connection.
    /// </summary>
    public bool OnRequest { get; init; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _write(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _write(stream, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
