using System.Buffers;
using System.Text;

namespace DockerPS.Engine.BuildKit;

/// <summary>Writes the fields of a protobuf message. Fields with their default value are left out, as in proto3.</summary>
/// <param name="output">The destination.</param>
internal readonly struct ProtobufWriter(IBufferWriter<byte> output)
{
    private const int LongestVarint = 10;
    private const int Numeric = 0;
    private const int LengthPrefixed = 2;

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

    /// <summary>Writes a number, unless it is 0.</summary>
    public void Number(int field, long value)
    {
        if (value != 0)
        {
            Varint(Tag(field, Numeric));
            Varint((ulong)value);
        }
    }

    /// <summary>Writes a text, unless it is empty.</summary>
    public void Text(int field, string value)
    {
        if (value.Length > 0)
        {
            var length = Encoding.UTF8.GetByteCount(value);
            Varint(Tag(field, LengthPrefixed));
            Varint((ulong)length);
            output.Advance(Encoding.UTF8.GetBytes(value, output.GetSpan(length)));
        }
    }

    /// <summary>Writes bytes or a nested message, even if it is empty.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint(Tag(field, LengthPrefixed));
        Varint((ulong)value.Length);
        output.Write(value);
    }

    /// <summary>Writes a map from texts to bytes.</summary>
    public void Map(int field, IEnumerable<KeyValuePair<string, byte[]>> entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var (key, value) in entries)
        {
            buffer.ResetWrittenCount();
            var entry = new ProtobufWriter(buffer);
            entry.Text(1, key);
            entry.Bytes(2, value);
            Bytes(field, buffer.WrittenSpan);
        }
    }

    private static ulong Tag(int field, int kind) => (uint)((field << 3) | kind);

    private void Varint(ulong value) => output.Advance(WriteVarint(output.GetSpan(LongestVarint), value));
}
