using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>What stands at a path of a container; a link is told of itself, not of what it points to.</summary>
public sealed record PathStat
{
    private const uint DirectoryBit = 1u << 31;
    private const uint LinkBit = 1u << 27;
    private const uint SetUserBit = 1u << 23;
    private const uint SetGroupBit = 1u << 22;
    private const uint StickyBit = 1u << 20;

    /// <summary>Device, pipe, socket, and whatever else is not a file: bits 19, 21, 24, 25 and 26.</summary>
    private const uint SpecialBits = (1u << 26) | (1u << 25) | (1u << 24) | (1u << 21) | (1u << 19);

    private readonly string? _linkTarget;

    /// <summary>The last part of the path.</summary>
    [JsonPropertyName("name")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>Its size in bytes.</summary>
    [JsonPropertyName("size")]
    public long Size { get; init; }

    /// <summary>Kind and permissions, as a FileMode of Go.</summary>
    [JsonPropertyName("mode")]
    public uint Mode { get; init; }

    /// <summary>When it was written.</summary>
    [JsonPropertyName("mtime")]
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Where a link leads in the end, as a path of the container; empty for anything else.</summary>
    [JsonPropertyName("linkTarget")]
    public string LinkTarget
    {
        get => _linkTarget ?? "";
        init => _linkTarget = value;
    }

    /// <summary>Whether it is a folder.</summary>
    [JsonIgnore]
    public bool IsDirectory => (Mode & DirectoryBit) != 0;

    /// <summary>Whether it is a symbolic link.</summary>
    [JsonIgnore]
    public bool IsSymbolicLink => (Mode & LinkBit) != 0;

    /// <summary>Whether it is an ordinary file.</summary>
    [JsonIgnore]
    public bool IsFile => (Mode & (DirectoryBit | LinkBit | SpecialBits)) == 0;

    /// <summary>Its permissions.</summary>
    [JsonIgnore]
    public UnixFileMode Permissions => (UnixFileMode)(Mode & 0x1FF)
        | ((Mode & SetUserBit) != 0 ? UnixFileMode.SetUser : 0)
        | ((Mode & SetGroupBit) != 0 ? UnixFileMode.SetGroup : 0)
        | ((Mode & StickyBit) != 0 ? UnixFileMode.StickyBit : 0);
}
