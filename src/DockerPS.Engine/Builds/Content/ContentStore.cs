using System.Collections.Concurrent;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.Builds;

/// <summary>
/// A folder with blobs, each in the file <c>blobs/ALGORITHM/VALUE</c> of its digest. A blob that is being written is a file in
/// <c>ingest</c>, and gets its name when it is complete.
/// </summary>
/// <param name="folder">The full path.</param>
/// <param name="isWritable">Lets the engine write. A folder that is only read stays as it is, whatever the engine asks for.</param>
internal sealed class ContentStore(string folder, bool isWritable)
{
    private readonly ConcurrentDictionary<string, ContentWriter> _writers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ContentDigest, bool> _written = new();

    /// <summary>The full path of the folder.</summary>
    public string Folder => folder;

    /// <summary>The blobs that are being written.</summary>
    public IEnumerable<ContentWriter> Writers => _writers.Values;

    /// <summary>
    /// The last blob that the engine wrote, or found to be there. Parts are written before what refers to them, so it is the manifest or
    /// index of the whole.
    /// </summary>
    public ContentDigest? Last { get; private set; }

    /// <summary>The path of the folder for blobs that are being written.</summary>
    public string Ingest => Path.Join(folder, "ingest");

    /// <summary>Returns a new path for a blob that is being written.</summary>
    public string NewPath() => Path.Join(Ingest, $".{Path.GetRandomFileName()}.part");

    /// <summary>Checks that files can be created in the folder for blobs that are being written.</summary>
    /// <exception cref="ArchiveException">They cannot.</exception>
    public void RequireWritable() => Guard(() =>
    {
        using var probe = new FileStream(NewPath(), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
    });

    /// <summary>Returns the file of a blob; null if the folder does not have it.</summary>
    /// <exception cref="ArchiveException">The folder cannot be read.</exception>
    public FileInfo? Find(ContentDigest digest)
    {
        var path = PathOf(digest);
        try
        {
            // A link may lead to a store that several layouts share. To open a pipe would take forever.
            return LocalItem.TryRead(path, followLink: true, out var item) && item.Kind == LocalKind.File ? new FileInfo(path) : null;
        }
        catch (IOException error)
        {
            throw ArchiveException.Reading(path, error);
        }
    }

    /// <summary>Returns the file of a blob.</summary>
    /// <exception cref="GrpcException">The folder does not have it.</exception>
    public FileInfo Require(ContentDigest digest) =>
        Find(digest) ?? throw new GrpcException(GrpcStatus.NotFound, $"content {digest}: not found");

    /// <summary>Returns all blobs.</summary>
    public IEnumerable<(ContentDigest Digest, FileInfo File)> List()
    {
        var blobs = new DirectoryInfo(Path.Join(folder, "blobs"));
        return from algorithm in blobs.Exists ? blobs.EnumerateDirectories() : []
               from file in algorithm.EnumerateFiles()
               let digest = ContentDigest.TryParse($"{algorithm.Name}:{file.Name}")
               where digest is not null
               select (digest, file);
    }

    /// <summary>Starts to write a blob.</summary>
    /// <param name="reference">The name of the transfer, of which there is one at a time.</param>
    /// <param name="algorithm">The algorithm of its digest.</param>
    /// <exception cref="GrpcException">The folder is only read, or another call writes under this name.</exception>
    /// <exception cref="ArchiveException">The file cannot be created.</exception>
    public ContentWriter StartWriting(string reference, string algorithm)
    {
        if (!isWritable)
        {
            throw new GrpcException(GrpcStatus.PermissionDenied, "the build only reads this store");
        }

        // The engine waits and tries again if it is told so; then the blob is there.
        var writer = new ContentWriter(this, reference, algorithm);
        if (!_writers.TryAdd(reference, writer))
        {
            throw new GrpcException(GrpcStatus.Unavailable, $"ref {reference} locked: unavailable");
        }

        try
        {
            writer.Open();
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Returns a blob that is being written; null if there is none of that name.</summary>
    public ContentWriter? FindWriter(string reference) => _writers.GetValueOrDefault(reference);

    /// <summary>Deletes a blob, if this build wrote it.</summary>
    /// <exception cref="GrpcException">It is not there, or was before the build.</exception>
    public void Delete(ContentDigest digest)
    {
        var file = Require(digest);
        if (!_written.ContainsKey(digest))
        {
            throw new GrpcException(GrpcStatus.PermissionDenied, $"content {digest} does not come from this build");
        }

        Guard(file.Delete);
    }

    /// <summary>Fails if a blob is there.</summary>
    /// <exception cref="GrpcException">The blob is there.</exception>
    public void RequireMissing(ContentDigest digest)
    {
        if (Find(digest) is not null)
        {
            Last = digest;
            throw new GrpcException(GrpcStatus.AlreadyExists, $"content {digest}: already exists");
        }
    }

    /// <summary>Gives a complete file the name of its blob.</summary>
    /// <exception cref="GrpcException">The blob is there.</exception>
    public void Complete(ContentDigest digest, string path)
    {
        RequireMissing(digest);
        var blob = PathOf(digest);
        Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
            File.Move(path, blob, overwrite: true);
        });
        _written[digest] = true;
        Last = digest;
    }

    /// <summary>Deletes the blobs that this build wrote, and the folders for blobs.</summary>
    public void Discard()
    {
        foreach (var digest in _written.Keys)
        {
            TryDelete(PathOf(digest));
            TryDelete(Path.GetDirectoryName(PathOf(digest))!);
        }

        TryDelete(Path.Join(folder, "blobs"));
        TryDelete(Ingest);
    }

    /// <summary>Deletes a file, or a folder that is empty.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            // It is not empty, or gone.
        }
    }

    /// <summary>Runs an operation on the folder's files.</summary>
    /// <exception cref="ArchiveException">It fails. The error names the folder: the names of its files mean nothing to users.</exception>
    public void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(folder, error);
        }
    }

    /// <summary>Frees the name of a transfer.</summary>
    public void Forget(ContentWriter writer) => _writers.TryRemove(new(writer.Reference, writer));

    private string PathOf(ContentDigest digest) => Path.Join(folder, "blobs", digest.Algorithm, digest.Value);
}
