using DockerPS.Engine.Archives;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// An output of files into a folder. A build for several platforms sends those of each at the same time, into folders in that folder.
/// </summary>
/// <param name="folder">The full path, which need not exist.</param>
/// <param name="refused">Called for what is not created on this computer, like a device. Called by several tasks.</param>
internal sealed class FolderOutput(string folder, Action<ArchiveException>? refused = null) : FileOutput
{
    /// <inheritdoc/>
    public override Task ReceiveAsync(GrpcCall call, CancellationToken cancellationToken) =>
        FolderReceiver.ReceiveAsync(call, folder, refused, cancellationToken);
}
