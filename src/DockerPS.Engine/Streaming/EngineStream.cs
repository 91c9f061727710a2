using DockerPS.Engine.Http;

namespace DockerPS.Engine.Streaming;

/// <summary>Reading from an engine that may go away.</summary>
internal static class EngineStream
{
    /// <summary>Reads; a connection that broke is a <see cref="DockerStreamException"/>, not an end.</summary>
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
