using DockerPS.Engine.Archives;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>Where the output of a build goes.</summary>
internal abstract class FileOutput
{
    /// <summary>Receives the output. When this returns, the call ends with success.</summary>
    /// <exception cref="ArchiveException">Something is refused or cannot be written.</exception>
    /// <exception cref="DockerStreamException">The engine broke the output off, or broke its rules.</exception>
    /// <exception cref="GrpcException">The output is not wanted, or the connection broke.</exception>
    public abstract Task ReceiveAsync(GrpcCall call, CancellationToken cancellationToken);
}
