using System.Buffers;
using System.Globalization;
using System.Text;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Copy;

/// <summary>
/// Reads the output of the script that lists items in a container. Every field ends in a zero byte, the only one that no name can hold.
/// A group is the lines of <c>stat</c> as one field, a path for each of the lines, pairs of a link and its target, and an empty field. A
/// field that begins with <c>!</c> is a problem, and its path follows. The output comes from the container, so it is not trusted.
/// </summary>
/// <param name="found">Called for each item.</param>
/// <param name="failed">Called for each problem, with its word and the path.</param>
public sealed class ItemRecordReader(Action<ContainerEntry> found, Action<string, string> failed)
{
    /// <summary>The format of <c>stat</c>: the mode in hexadecimal, size, time, and owners. Names of owners cannot hold a colon.</summary>
    public const string StatFormat = "%f:%s:%Y:%u:%g:%U:%G";

    private const int FieldCount = 7;
    private const int MaximumField = 1 << 20;
    private const string Unknown = "UNKNOWN";

    private readonly ArrayBufferWriter<byte> _field = new();
    private readonly List<ContainerEntry> _group = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private Place _place;
    private string _held = "";

    private enum Place
    {
        Lines,
        Problem,
        Paths,
        Links,
        Target,
    }

    /// <summary>Reads output. It may be split anywhere.</summary>
    /// <exception cref="DockerStreamException">The output does not have the expected form.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)0) is >= 0 and var end)
        {
            _field.Write(bytes[..end]);
            Take(_field.WrittenSpan);
            _field.ResetWrittenCount();
            bytes = bytes[(end + 1)..];
        }

        _field.Write(bytes);
        if (_field.WrittenCount > MaximumField)
        {
            throw Damaged("a record is too long");
        }
    }

    /// <summary>Verifies that the output is complete.</summary>
    /// <exception cref="DockerStreamException">The output breaks off.</exception>
    public void Complete()
    {
        if (_place != Place.Lines || _field.WrittenCount > 0)
        {
            throw Damaged("it breaks off");
        }
    }

    private void Take(ReadOnlySpan<byte> field)
    {
        switch (_place)
        {
            case Place.Lines when field is [(byte)'!', ..]:
                (_held, _place) = (Encoding.UTF8.GetString(field[1..]), Place.Problem);
                break;
            case Place.Lines:
                TakeLines(field);
                break;
            case Place.Problem:
                failed(_held, EntryName.Decode(field));
                _place = Place.Lines;
                break;
            case Place.Paths:
                TakePath(field);
                break;
            case Place.Links when field.IsEmpty:
                _group.ForEach(found);
                _place = Place.Lines;
                break;
            case Place.Links:
                (_held, _place) = (EntryName.Decode(field), Place.Target);
                break;
            case Place.Target:
                TakeTarget(field);
                break;
        }
    }

    private void TakeLines(ReadOnlySpan<byte> field)
    {
        _group.Clear();
        _places.Clear();
        foreach (var line in Encoding.UTF8.GetString(field).Split('\n'))
        {
            _group.Add(EntryOf(line));
        }

        _place = Place.Paths;
    }

    private void TakePath(ReadOnlySpan<byte> field)
    {
        if (field is not [(byte)'/', ..])
        {
            throw Damaged("a path is not absolute");
        }

        var (path, index) = (EntryName.Decode(field), _places.Count);
        _group[index] = _group[index] with { Path = path };
        if (!_places.TryAdd(path, index))
        {
            throw Damaged("a path comes twice");
        }

        _place = _places.Count == _group.Count ? Place.Links : Place.Paths;
    }

    private void TakeTarget(ReadOnlySpan<byte> field)
    {
        if (!_places.TryGetValue(_held, out var index))
        {
            throw Damaged("a link is not among the items");
        }

        // The item may have become something else since stat described it.
        if (_group[index].Kind == ContainerEntryKind.SymbolicLink)
        {
            var target = EntryName.Decode(field is [.., (byte)'\n'] ? field[..^1] : field);
            _group[index] = _group[index] with { LinkTarget = target };
        }

        _place = Place.Links;
    }

    private static ContainerEntry EntryOf(string line)
    {
        var fields = line.Split(':');
        if (fields.Length != FieldCount
            || !uint.TryParse(fields[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var mode))
        {
            throw Damaged("stat did not use the format that it was given");
        }

        return new()
        {
            Path = "",
            Kind = (mode & 0xF000) switch
            {
                0x1000 => ContainerEntryKind.Pipe,
                0x2000 => ContainerEntryKind.CharacterDevice,
                0x4000 => ContainerEntryKind.Directory,
                0x6000 => ContainerEntryKind.BlockDevice,
                0x8000 => ContainerEntryKind.File,
                0xA000 => ContainerEntryKind.SymbolicLink,
                0xC000 => ContainerEntryKind.Socket,
                _ => ContainerEntryKind.Other,
            },
            Permissions = (UnixFileMode)(mode & 0xFFF),
            Size = Number(fields[1]),
            ModifiedAt = TarHeader.Time(Number(fields[2])),
            UserId = Number(fields[3]),
            GroupId = Number(fields[4]),
            User = NameOf(fields[5]),
            Group = NameOf(fields[6]),
        };
    }

    private static string? NameOf(string text) => text is "" or Unknown ? null : text;

    /// <summary>Parses a number. Times before 1970 are negative, and some programs print them as unsigned numbers.</summary>
    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var large) ? unchecked((long)large)
        : throw Damaged($"'{text}' is not a number");

    private static DockerStreamException Damaged(string why) => new($"The container's list of items is damaged: {why}.");
}
