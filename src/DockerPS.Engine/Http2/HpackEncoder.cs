using System.Buffers;
using System.Text;

namespace DockerPS.Engine.Http2;

/// <summary>
/// Encodes header lists without a table of its own: fields of the static table as their index, all others as literals that are not
/// indexed. The few headers of a call are not worth more.
/// </summary>
internal sealed class HpackEncoder
{
    private bool _hasBegun;

    /// <summary>
    /// Encodes a list. The first block of a connection sets the size of the table to 0, so that no later setting of the other side can
    /// require another one (RFC 7541, section 4.2).
    /// </summary>
    public void Encode(IEnumerable<HeaderField> fields, IBufferWriter<byte> target)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Write(target, 0x20);
        }

        foreach (var field in fields)
        {
            var index = HpackStaticTable.Find(field);
            if (index > 0)
            {
                WriteInteger(target, 0x80, 7, index);
                continue;
            }

            WriteInteger(target, 0, 4, -index);
            if (index == 0)
            {
                WriteText(target, field.Name);
            }

            WriteText(target, field.Value);
        }
    }

    /// <summary>Writes an integer into the low bits of a byte, and what does not fit behind it (section 5.1).</summary>
    /// <param name="target">The target.</param>
    /// <param name="pattern">The high bits of the byte.</param>
    /// <param name="prefix">The number of its low bits.</param>
    /// <param name="value">The integer.</param>
    public static void WriteInteger(IBufferWriter<byte> target, byte pattern, int prefix, int value)
    {
        var mask = (1 << prefix) - 1;
        if (value < mask)
        {
            Write(target, (byte)(pattern | value));
            return;
        }

        Write(target, (byte)(pattern | mask));
        for (value -= mask; value >= 0x80; value >>= 7)
        {
            Write(target, (byte)(value | 0x80));
        }

        Write(target, (byte)value);
    }

    private static void Write(IBufferWriter<byte> target, byte value)
    {
        target.GetSpan(1)[0] = value;
        target.Advance(1);
    }

    private static void WriteText(IBufferWriter<byte> target, string text)
    {
        WriteInteger(target, 0, 7, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, target);
    }
}
