namespace DockerPS.Engine.Http2;

/// <summary>
/// Decodes the header blocks of a connection (RFC 7541). The table lives as long as the connection, so every block must be decoded,
/// even one that nobody needs.
/// </summary>
/// <param name="maximumList">The maximum size of a header list, as its fields' sizes are counted in the table.</param>
internal sealed class HpackDecoder(int maximumList = HpackDecoder.MaximumList)
{
    /// <summary>The maximum size of a header list by default: 1 MiB.</summary>
    public const int MaximumList = 1 << 20;

    /// <summary>The maximum size of the table, which is the protocol's default.</summary>
    private const int MaximumTable = 4096;

    /// <summary>The table, as tests see it.</summary>
    public HpackDynamicTable Table { get; } = new();

    /// <summary>Decodes a block; null if its list is larger than the limit.</summary>
    /// <exception cref="Http2Exception">The block is malformed, after which no other block can be decoded.</exception>
    public IReadOnlyList<HeaderField>? Decode(ReadOnlySpan<byte> block)
    {
        var fields = new List<HeaderField>();
        var (size, canResize) = (0L, true);
        var reader = new HpackReader(block);
        while (!reader.IsEmpty)
        {
            if ((reader.Next & 0xE0) == 0x20)
            {
                // Only a block's start may change the size (section 4.2).
                var capacity = reader.ReadInteger(5);
                Table.Resize(canResize && capacity <= MaximumTable ? capacity : throw Malformed("changes the table's size wrongly"));
                continue;
            }

            canResize = false;
            var entry = ReadEntry(ref reader);
            size += entry.Size;
            if (size <= maximumList)
            {
                fields.Add(entry.Field);
            }
        }

        return size <= maximumList ? fields : null;
    }

    private HpackEntry ReadEntry(ref HpackReader reader)
    {
        if (reader.Next >= 0x80)
        {
            return Get(reader.ReadInteger(7));
        }

        var isIndexed = reader.Next >= 0x40;
        var index = reader.ReadInteger(isIndexed ? 6 : 4);
        var (name, nameLength) = index > 0 ? NameOf(Get(index)) : reader.ReadText();
        var (value, valueLength) = reader.ReadText();
        var entry = new HpackEntry(new(name, value), nameLength, valueLength);
        if (isIndexed)
        {
            Table.Add(entry);
        }

        return entry;
    }

    private static (string Name, int Length) NameOf(HpackEntry entry) => (entry.Field.Name, entry.NameLength);

    private HpackEntry Get(int index)
    {
        if (index < 1 || index > HpackStaticTable.Count + Table.Count)
        {
            throw Malformed($"refers to the entry {index}, which does not exist");
        }

        if (index > HpackStaticTable.Count)
        {
            return Table.Get(index - HpackStaticTable.Count - 1);
        }

        var field = HpackStaticTable.Get(index);
        return new(field, field.Name.Length, field.Value.Length);
    }

    private static Http2Exception Malformed(string reason) => new(Http2ErrorCode.CompressionError, $"A header block {reason}.");
}
