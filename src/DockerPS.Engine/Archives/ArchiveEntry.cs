using System.Formats.Tar;

namespace DockerPS.Engine.Archives;

/// <summary>The header of a tar entry.</summary>
internal sealed record ArchiveEntry
{
    public required TarEntryType Kind { get; init; }

    /// <summary>The name in the header, which is not trusted.</summary>
    public required string Name { get; init; }

    public string LinkName { get; init; } = "";

    public UnixFileMode Mode { get; init; }

    public int UserId { get; init; }

    public int GroupId { get; init; }

    /// <summary>The length of the data.</summary>
    public long Size { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public int DeviceMajor { get; init; }

    public int DeviceMinor { get; init; }

    /// <summary>The extended attributes, like capabilities.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
