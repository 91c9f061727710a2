using System.Globalization;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>The service through which the engine hands over the outputs of a build.</summary>
/// <param name="outputs">The outputs by their numbers in the request for the build, from 0.</param>
internal sealed class FileSendService(IReadOnlyDictionary<int, FileOutput> outputs)
{
    /// <summary>The method that this service answers, as a session names it.</summary>
    public const string Method = "/moby.filesync.v1.FileSend/DiffCopy";

    /// <summary>Answers a call. When this returns, the call ends with success.</summary>
    /// <exception cref="GrpcException">There is no such output, or it is not wanted; or the connection broke.</exception>
    /// <exception cref="ArchiveException">Something is refused or cannot be written.</exception>
    /// <exception cref="DockerStreamException">The engine broke the output off, or broke its rules.</exception>
    public Task ServeAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        // Engines of old name none, and mean the only one.
        var name = TransferMetadata.Value(call.Metadata, "buildkit-attachable-exporter-id");
        var number = int.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return outputs.TryGetValue(number, out var output)
            ? output.ReceiveAsync(call, cancellationToken)
            : throw new GrpcException(GrpcStatus.Unknown, $"exporter {number} not found");
    }
}
