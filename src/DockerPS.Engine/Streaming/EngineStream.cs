using DockerPS.Engine.Http;

namespace DockerPS.Engine.Streaming;

/// <summary>Reads from an engine.</summary>
internal static class EngineStream
{
    /// <summary>Reads, and throws a <see cref="DockerStreamException"/> if the connection breaks.</summary>
    public static async ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw DockerStreamException.BrokenOff(error);
        }
    }
}
