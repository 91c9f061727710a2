using System.Net;

namespace DockerPS.Engine.Http;

/// <summary>A body that is written while it is sent: no file and no memory holds it as a whole.</summary>
internal sealed class StreamedContent : HttpContent
{
    private readonly Func<Stream, CancellationToken, Task> _write;

    /// <summary>Makes a body.</summary>
    /// <param name="write">Writes it. It throws no <see cref="IOException"/> of its own: those are the connection's.</param>
    /// <param name="mediaType">What it is.</param>
    public StreamedContent(Func<Stream, CancellationToken, Task> write, string mediaType)
    {
        _write = write;
        Headers.ContentType = new(mediaType);
    }

    /// <summary>Indicates whether it is sent only when the engine asks for it: a refusal is then read in place of a connection that broke.</summary>
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
