using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.FileSync;

/// <summary>What a transfer tells about a file, a folder or a link. Owners are never told: what is sent belongs to root there.</summary>
internal sealed record FileStat
{
    private static readonly Dictionary<string, byte[]> s_noAttributes = [];

    /// <summary>The path below the folder that is sent, with "/" as the separator.</summary>
    public required string Path { get; init; }

    /// <summary>The mode, as Go has it.</summary>
    public uint Mode { get; init; }

    /// <summary>The size; for a link, that of its target.</summary>
    public long Size { get; init; }

    /// <summary>The time of the last write, in nanoseconds since 1970.</summary>
    public long ModifiedAt { get; init; }

    /// <summary>The target of a symbolic link, or the first name of a file with several names; empty for others.</summary>
    public string LinkName { get; init; } = "";

    /// <summary>The major number of a device.</summary>
    public long DeviceMajor { get; init; }

    /// <summary>The minor number of a device.</summary>
    public long DeviceMinor { get; init; }

    /// <summary>The extended attributes; null for none.</summary>
    public IReadOnlyDictionary<string, byte[]>? Attributes { get; init; }

    /// <summary>Indicates whether it is a folder.</summary>
    public bool IsFolder => (Mode & GoMode.Folder) != 0;

    /// <summary>Indicates whether it is a symbolic link.</summary>
    public bool IsLink => (Mode & GoMode.Link) != 0;

    /// <summary>Indicates whether data may be requested. Both sides decide by this, so it must be what docker does.</summary>
    public bool HasData => (Mode & GoMode.Kinds) == 0;

    /// <summary>Parses the message.</summary>
    /// <exception cref="DockerPS.Engine.Http.DockerStreamException">It is malformed.</exception>
    public static FileStat Parse(ReadOnlySpan<byte> message)
    {
        var stat = new FileStat { Path = "" };
        Dictionary<string, byte[]>? attributes = null;
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            stat = reader.Field switch
            {
                1 => stat with { Path = EntryName.Decode(reader.Bytes) },
                2 => stat with { Mode = (uint)reader.Number },
                5 => stat with { Size = reader.Number },
                6 => stat with { ModifiedAt = reader.Number },
                7 => stat with { LinkName = EntryName.Decode(reader.Bytes) },
                8 => stat with { DeviceMajor = reader.Number },
                9 => stat with { DeviceMinor = reader.Number },
                _ => stat,
            };
            if (reader.Field == 10)
            {
                AddAttribute(attributes ??= new(StringComparer.Ordinal), reader.Bytes);
            }
        }

        return attributes is null ? stat : stat with { Attributes = attributes };
    }

    /// <summary>Writes the message.</summary>
    public ProtobufWriter Write(ProtobufWriter output) => output
        .Text(1, Path)
        .Number(2, Mode)
        .Number(5, Size)
        .Number(6, ModifiedAt)
        .Text(7, LinkName)
        .Number(8, DeviceMajor)
        .Number(9, DeviceMinor)
        .ByteMap(10, Attributes ?? s_noAttributes);

    private static void AddAttribute(Dictionary<string, byte[]> attributes, ReadOnlySpan<byte> message)
    {
        var (name, value) = ("", Array.Empty<byte>());
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            (name, value) = reader.Field switch
            {
                1 => (reader.Text, value),
                2 => (name, reader.Bytes.ToArray()),
                _ => (name, value),
            };
        }

        attributes[name] = value;
    }
}
