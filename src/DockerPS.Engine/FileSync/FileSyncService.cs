using DockerPS.Engine.Archives;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// The service through which the engine gets the files of a build. Each folder is for itself: a Dockerfile in one is no part of another,
/// so what is copied from the context never includes a Dockerfile from outside, or one that is ignored.
/// </summary>
/// <param name="trees">The folders by their names: "context", "dockerfile", and those of named contexts.</param>
/// <param name="skipped">Called with the path of a socket, which cannot be sent. Called by several tasks.</param>
internal sealed class FileSyncService(IReadOnlyDictionary<string, FileTree> trees, Action<string>? skipped = null)
{
    /// <summary>The method that this service answers, as a session names it.</summary>
    public const string Method = "/moby.filesync.v1.FileSync/DiffCopy";

    /// <summary>The name of the folder with the Dockerfile.</summary>
    public const string Dockerfile = "dockerfile";

    /// <summary>The name of the context.</summary>
    public const string Context = "context";

    /// <summary>Answers a call. When this returns, the call ends with success.</summary>
    /// <exception cref="GrpcException">There is no such folder, or a pattern is not valid; or the connection broke.</exception>
    /// <exception cref="ArchiveException">A file or a folder cannot be read. The engine was told.</exception>
    /// <exception cref="DockerStreamException">The engine broke the transfer off, or broke its rules.</exception>
    public Task ServeAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var name = TransferMetadata.Value(call.Metadata, "dir-name");
        if (!trees.TryGetValue(name, out var tree))
        {
            throw new GrpcException(GrpcStatus.NotFound, $"no access allowed to dir \"{name}\"");
        }

        return FileSender.SendAsync(
            call, tree, FilterFor(tree, call.Metadata), path => skipped?.Invoke(tree.ShownPath(path)), cancellationToken);
    }

    private static PathFilter FilterFor(FileTree tree, GrpcMetadata metadata)
    {
        try
        {
            return PathFilter.Create(
                tree,
                TransferMetadata.Values(metadata, "include-patterns"),
                TransferMetadata.Values(metadata, "exclude-patterns"),
                TransferMetadata.Values(metadata, "followpaths"));
        }
        catch (FormatException error)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, error.Message, error);
        }
    }
}
