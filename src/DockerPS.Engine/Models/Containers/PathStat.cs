using System.Text.Json.Serialization;
using DockerPS.Engine.Json;

namespace DockerPS.Engine.Models;

/// <summary>The item at a path of a container; for a link, the link itself.</summary>
public sealed record PathStat
{
    private const uint DirectoryBit = 1u << 31;
    private const uint LinkBit = 1u << 27;
    private const uint DeviceBit = 1u << 26;
    private const uint PipeBit = 1u << 25;
    private const uint SocketBit = 1u << 24;
    private const uint CharacterBit = 1u << 21;
    private const uint SetUserBit = 1u << 23;
    private const uint SetGroupBit = 1u << 22;
    private const uint StickyBit = 1u << 20;

    /// <summary>Bits 19, 21, 24, 25 and 26: device, pipe, socket, and others that are not files.</summary>
    private const uint SpecialBits = (1u << 26) | (1u << 25) | (1u << 24) | (1u << 21) | (1u << 19);

    private readonly string? _linkTarget;

    /// <summary>The last part of the path.</summary>
    [JsonPropertyName("name")]
    [JsonRequired, JsonConverter(typeof(PresentText))]
    public string Name { get; init; } = "";

    /// <summary>The size in bytes.</summary>
    [JsonPropertyName("size")]
    public long Size { get; init; }

    /// <summary>The kind and the permissions, as Go's FileMode.</summary>
    [JsonPropertyName("mode")]
    public uint Mode { get; init; }

    /// <summary>The time of the last write.</summary>
    [JsonPropertyName("mtime")]
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>The final target of a link, as a path of the container; empty for other items.</summary>
    [JsonPropertyName("linkTarget")]
    public string LinkTarget
    {
        get => _linkTarget ?? "";
        init => _linkTarget = value;
    }

    /// <summary>Indicates whether it is a folder.</summary>
    [JsonIgnore]
    public bool IsDirectory => (Mode & DirectoryBit) != 0;

    /// <summary>Indicates whether it is a symbolic link.</summary>
    [JsonIgnore]
    public bool IsSymbolicLink => (Mode & LinkBit) != 0;

    /// <summary>Indicates whether it is a named pipe.</summary>
    [JsonIgnore]
    public bool IsPipe => (Mode & PipeBit) != 0;

    /// <summary>Indicates whether it is a socket.</summary>
    [JsonIgnore]
    public bool IsSocket => (Mode & SocketBit) != 0;

    /// <summary>Indicates whether it is a character device.</summary>
    [JsonIgnore]
    public bool IsCharacterDevice => (Mode & CharacterBit) != 0;

    /// <summary>Indicates whether it is a block device.</summary>
    [JsonIgnore]
    public bool IsBlockDevice => (Mode & (DeviceBit | CharacterBit)) == DeviceBit;

    /// <summary>Indicates whether it is a regular file.</summary>
    [JsonIgnore]
    public bool IsFile => (Mode & (DirectoryBit | LinkBit | SpecialBits)) == 0;

    /// <summary>The permissions.</summary>
    [JsonIgnore]
    public UnixFileMode Permissions => (UnixFileMode)(Mode & 0x1FF)
        | ((Mode & SetUserBit) != 0 ? UnixFileMode.SetUser : 0)
        | ((Mode & SetGroupBit) != 0 ? UnixFileMode.SetGroup : 0)
        | ((Mode & StickyBit) != 0 ? UnixFileMode.StickyBit : 0);
}
