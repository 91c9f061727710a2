using System.Buffers;
using System.Text;

namespace DockerPS.Engine.BuildKit;

/// <summary>
/// Writes the fields of a protobuf message. As in proto3, a number of 0 and an empty text are left out; messages and what is added to a
/// list are always written.
/// </summary>
internal sealed class ProtobufWriter
{
    private const int LongestVarint = 10;

    private readonly ArrayBufferWriter<byte> _buffer = new();

    /// <summary>The message; valid until the next change.</summary>
    public ReadOnlyMemory<byte> Written => _buffer.WrittenMemory;

    /// <summary>Returns the length of a number in its variable form.</summary>
    public static int LengthOf(ulong value)
    {
        var length = 1;
        for (; value >= 0x80; value >>= 7)
        {
            length++;
        }

        return length;
    }

    /// <summary>Writes a number in its variable form, and returns its length.</summary>
    public static int WriteVarint(Span<byte> target, ulong value)
    {
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            target[length++] = (byte)(value | 0x80);
        }

        target[length++] = (byte)value;
        return length;
    }

    /// <summary>Starts anew, in the same memory.</summary>
    public ProtobufWriter Clear()
    {
        _buffer.ResetWrittenCount();
        return this;
    }

    /// <summary>Writes a number. Negative ones take ten bytes, as protobuf has it.</summary>
    public ProtobufWriter Number(int field, long value)
    {
        if (value != 0)
        {
            WriteTag(field, 0);
            WriteVarint((ulong)value);
        }

        return this;
    }

    /// <summary>Writes a truth value.</summary>
    public ProtobufWriter Flag(int field, bool value) => Number(field, value ? 1 : 0);

    /// <summary>Writes bytes.</summary>
    public ProtobufWriter Bytes(int field, ReadOnlySpan<byte> value) => value.IsEmpty ? this : Item(field, value);

    /// <summary>Writes a text.</summary>
    public ProtobufWriter Text(int field, string? value) => string.IsNullOrEmpty(value) ? this : Item(field, value);

    /// <summary>Writes texts as a list.</summary>
    public ProtobufWriter Texts(int field, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Item(field, value);
        }

        return this;
    }

    /// <summary>Writes a message, even if it is empty.</summary>
    public ProtobufWriter Message(int field, ProtobufWriter value) => Item(field, value.Written.Span);

    /// <summary>Writes a map of texts, in the order of its keys so that the same map gives the same bytes.</summary>
    public ProtobufWriter Map(int field, IEnumerable<KeyValuePair<string, string>> values)
    {
        var entry = new ProtobufWriter();
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Message(field, entry.Clear().Text(1, key).Text(2, value));
        }

        return this;
    }

    /// <summary>Writes a map from texts to bytes.</summary>
    public ProtobufWriter ByteMap(int field, IEnumerable<KeyValuePair<string, byte[]>> values)
    {
        var entry = new ProtobufWriter();
        foreach (var (key, value) in values)
        {
            Message(field, entry.Clear().Text(1, key).Item(2, value));
        }

        return this;
    }

    private ProtobufWriter Item(int field, ReadOnlySpan<byte> value)
    {
        WriteTag(field, 2);
        WriteVarint((ulong)value.Length);
        _buffer.Write(value);
        return this;
    }

    private ProtobufWriter Item(int field, string value)
    {
        WriteTag(field, 2);
        WriteVarint((ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, _buffer);
        return this;
    }

    private void WriteTag(int field, int kind) => WriteVarint(((ulong)field << 3) | (uint)kind);

    private void WriteVarint(ulong value) => _buffer.Advance(WriteVarint(_buffer.GetSpan(LongestVarint), value));
}
