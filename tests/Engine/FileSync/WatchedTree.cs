using DockerPS.Engine.Archives;
using DockerPS.Engine.FileSync;

namespace DockerPS.Engine.Tests.FileSync;

/// <summary>A tree that tells which folders were read, and that can have a part that cannot be read, also for root.</summary>
internal sealed class WatchedTree(FileTree tree) : FileTree
{
    public List<string> Folders { get; } = [];

    public string? Locked { get; init; }

    public Action<string>? BeforeOpen { get; init; }

    public Action<string>? BeforeRead { get; init; }

    public override IReadOnlyList<Child>? ChildrenOf(string folder)
    {
        Folders.Add(folder);
        return folder == Locked ? throw Denied(folder) : tree.ChildrenOf(folder);
    }

    public override Item? Find(string path) => tree.Find(path);

    public override bool IsFolder(string path) => tree.IsFolder(path);

    public override string? LinkTarget(string path) => tree.LinkTarget(path);

    public override Stream? Open(string path)
    {
        BeforeOpen?.Invoke(path);
        return path == Locked ? throw Denied(path) : tree.Open(path);
    }

    public override int Read(Stream file, string path, Span<byte> buffer)
    {
        BeforeRead?.Invoke(path);
        return tree.Read(file, path, buffer);
    }

    private static ArchiveException Denied(string path) =>
        ArchiveException.Reading($"/there/{path}", new UnauthorizedAccessException($"Access to the path '/there/{path}' is denied."));

    public override string TextOf(ArchiveException error) => error.Message.Replace("/there/", "", StringComparison.Ordinal);
}
