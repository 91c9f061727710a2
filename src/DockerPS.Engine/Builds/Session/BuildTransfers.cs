using DockerPS.Engine.Archives;
using DockerPS.Engine.FileSync;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Builds;

/// <summary>The files that a build session sends and receives.</summary>
/// <param name="skipped">Called with the path of a socket, which cannot be sent. Called by several tasks.</param>
/// <param name="refused">Called for what is not created on this computer, like a device. Called by several tasks.</param>
public sealed class BuildTransfers(Action<string>? skipped = null, Action<ArchiveException>? refused = null)
{
    private readonly Dictionary<string, FileTree> _trees = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FileOutput> _outputs = [];
    private UploadService? _upload;
    private BuildStores? _stores;

    /// <summary>The key under which the engine keeps the folder of the context; empty if the context is not a folder.</summary>
    public string SharedKey { get; private set; } = "";

    /// <summary>The context of the build: null for a folder, otherwise the URL by which the build refers to what is uploaded.</summary>
    public string? Context { get; private set; }

    /// <summary>Sends a context: a folder by synchronization, a tar as it is. The Dockerfile of a folder is a folder of its own.</summary>
    /// <exception cref="ArchiveException">The folder cannot be read.</exception>
    public BuildTransfers Send(BuildContext context)
    {
        if (context.Files is not { } files)
        {
            var path = $"/{Guid.NewGuid():N}";
            _upload = new(path, (output, token) => context.WriteAsync(output, Models.BuilderKind.BuildKit, token));
            Context = $"http://buildkit-session{path}";
            return this;
        }

        // Files of the same size and time count as unchanged, and a text has no time of its own.
        var dockerfile = new MemoryTree(DateTimeOffset.UtcNow).Add(files.Name, files.Dockerfile);
        _trees[FileSyncService.Dockerfile] = files.IgnoreFile is { } rules
            ? dockerfile.Add($"{files.Name}{BuildContext.IgnoreFile}", rules)
            : dockerfile;
        _trees[FileSyncService.Context] = files.Folder is { } folder ? FolderTree.At(folder) : new MemoryTree(DateTimeOffset.UtcNow);
        SharedKey = files.Folder is null ? "" : KeyOf(files.Folder);
        return this;
    }

    /// <summary>Sends a folder, a named context.</summary>
    /// <param name="name">The name of the folder in the session.</param>
    /// <param name="folder">The full path.</param>
    /// <exception cref="ArchiveException">It does not exist, or is not a folder.</exception>
    public BuildTransfers Send(string name, string folder)
    {
        _trees[name] = FolderTree.At(folder);
        return this;
    }

    /// <summary>Receives an output as files.</summary>
    /// <param name="number">The number of the exporter in the request.</param>
    /// <param name="folder">The full path of the folder, which need not exist.</param>
    public BuildTransfers Receive(int number, string folder)
    {
        _outputs[number] = new FolderOutput(folder, refused);
        return this;
    }

    /// <summary>Receives an output as one file.</summary>
    /// <param name="number">The number of the exporter in the request.</param>
    /// <param name="path">The path of the file, for errors.</param>
    /// <param name="open">Opens the destination, which stays open, when the output arrives.</param>
    public BuildTransfers Receive(int number, string path, Func<Stream> open)
    {
        _outputs[number] = new StreamOutput(path, open);
        return this;
    }

    /// <summary>Lets the engine read and write blobs.</summary>
    /// <param name="stores">The stores. They are the caller's, and must outlive the session.</param>
    public BuildTransfers Serve(BuildStores stores)
    {
        _stores = stores;
        return this;
    }

    /// <summary>Returns the key under which the engine keeps a folder of this user on this computer.</summary>
    /// <param name="folder">The full path.</param>
    public static string KeyOf(string folder) => FileSync.SharedKey.Of(folder, $"{Environment.MachineName}-{Environment.UserName}");

    /// <summary>Returns the handlers of the services that are needed, by their paths.</summary>
    internal IEnumerable<KeyValuePair<string, Func<GrpcCall, CancellationToken, Task>>> Methods()
    {
        if (_trees.Count > 0)
        {
            yield return new(FileSyncService.Method, new FileSyncService(_trees, skipped).ServeAsync);
        }

        if (_outputs.Count > 0)
        {
            yield return new(FileSendService.Method, new FileSendService(_outputs).ServeAsync);
        }

        if (_upload is not null)
        {
            yield return new(UploadService.Method, _upload.ServeAsync);
        }

        foreach (var method in _stores is { ById.Count: > 0 } stores ? new ContentService(stores.ById).Methods() : [])
        {
            yield return method;
        }
    }
}
