using System.Formats.Tar;

namespace DockerPS.Engine.Archives;

/// <summary>The head of an entry of a tar.</summary>
internal sealed record ArchiveEntry
{
    public required TarEntryType Kind { get; init; }

    /// <summary>The name as it stands there; not to be trusted.</summary>
    public required string Name { get; init; }

    public string LinkName { get; init; } = "";

    public UnixFileMode Mode { get; init; }

    public int UserId { get; init; }

    public int GroupId { get; init; }

    /// <summary>How much data follows.</summary>
    public long Size { get; init; }

    public DateTimeOffset ModifiedAt { get; init; }

    public int DeviceMajor { get; init; }

    public int DeviceMinor { get; init; }

    /// <summary>What else is told, like capabilities.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();
}
