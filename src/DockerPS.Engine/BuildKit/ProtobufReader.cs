using System.Buffers.Binary;
using System.Text;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.BuildKit;

/// <summary>Reads the fields of a protobuf message. Malformed messages are refused; a value of another kind reads as empty.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestVarint = 10;

    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The number of the field.</summary>
    public int Field { get; private set; }

    /// <summary>The value as a number; 0 if it is not one.</summary>
    public long Number { get; private set; }

    /// <summary>The value as bytes; empty if it is a number.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>The value as text.</summary>
    public readonly string Text => Encoding.UTF8.GetString(Bytes);

    /// <summary>The value as a time; null if it is out of range.</summary>
    public readonly DateTimeOffset? Time
    {
        get
        {
            var (seconds, nanoseconds) = (0L, 0L);
            var reader = new ProtobufReader(Bytes);
            while (reader.Next())
            {
                (seconds, nanoseconds) = reader.Field switch
                {
                    1 => (reader.Number, nanoseconds),
                    2 => (seconds, reader.Number),
                    _ => (seconds, nanoseconds),
                };
            }

            return seconds is > 0 and < 253402300799 && nanoseconds is >= 0 and < 1_000_000_000
                ? DateTimeOffset.FromUnixTimeSeconds(seconds).AddTicks(nanoseconds / 100)
                : null;
        }
    }

    /// <summary>Returns the first field of a message as text.</summary>
    public static string FirstText(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                return reader.Text;
            }
        }

        return "";
    }

    /// <summary>Advances to the next field; false at the end.</summary>
    /// <exception cref="DockerStreamException">The message is malformed.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        (Field, Number) = ((int)Math.Min(tag >> 3, int.MaxValue), 0);
        Bytes = default;
        switch (tag & 7)
        {
            case 0:
                Number = (long)ReadVarint();
                break;
            case 1:
                Number = BinaryPrimitives.ReadInt64LittleEndian(Take(8));
                break;
            case 2:
                Bytes = Take(ReadVarint());
                break;
            case 5:
                Number = BinaryPrimitives.ReadInt32LittleEndian(Take(4));
                break;
            default:
                throw Broken();
        }

        return Field > 0 ? true : throw Broken();
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var index = 0; index < LongestVarint && index < _rest.Length; index++)
        {
            value |= (ulong)(_rest[index] & 0x7F) << (7 * index);
            if (_rest[index] < 0x80)
            {
                _rest = _rest[(index + 1)..];
                return value;
            }
        }

        throw Broken();
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw Broken();
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private static DockerStreamException Broken() => new("The engine sent a malformed message of BuildKit.");
}
