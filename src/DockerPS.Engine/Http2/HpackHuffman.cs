namespace DockerPS.Engine.Http2;

/// <summary>Decodes the Huffman code of HPACK (RFC 7541, section 5.2 and appendix B).</summary>
internal static class HpackHuffman
{
    private const int Shortest = 5;
    private const int Longest = 30;

    /// <summary>The symbol that only ends the text, and must not occur in it.</summary>
    private const int End = 256;

    /// <summary>
    /// The lengths of the symbols' codes in bits, at last that of <see cref="End"/>. They define the codes: within a length these are
    /// consecutive numbers in the order of the symbols, and a longer code continues after the last shorter one.
    /// </summary>
    private static readonly byte[] s_lengths =
    [
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
        6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
        13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
        20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
        22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
        26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
        20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
        30,
    ];

    /// <summary>The symbols, ordered by the lengths of their codes.</summary>
    private static readonly short[] s_symbols =
        [.. Enumerable.Range(0, End + 1).OrderBy(symbol => s_lengths[symbol]).Select(symbol => (short)symbol)];

    /// <summary>For each length, its first code, the number of its codes, and the place of its first symbol.</summary>
    private static readonly (uint First, int Count, int Place)[] s_groups = CreateGroups();

    /// <summary>The maximum number of bytes that a text of so many bytes decodes to.</summary>
    public static int MaximumLength(int length) => (int)((long)length * 8 / Shortest);

    /// <summary>Decodes a text, and returns its length.</summary>
    /// <exception cref="Http2Exception">The text is malformed.</exception>
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var (code, bits, length) = (0u, 0, 0);
        foreach (var part in text)
        {
            for (var bit = 7; bit >= 0; bit--)
            {
                code = (code << 1) | (uint)((part >> bit) & 1);
                var group = s_groups[++bits];
                if (code - group.First < group.Count && code >= group.First)
                {
                    var symbol = s_symbols[group.Place + (int)(code - group.First)];
                    if (symbol == End)
                    {
                        throw Malformed("contains the end of the text");
                    }

                    target[length++] = (byte)symbol;
                    (code, bits) = (0, 0);
                }
            }
        }

        // The rest is the start of the end symbol, which has only ones, and less than a byte (section 5.2).
        return bits < 8 && code == (1u << bits) - 1 ? length : throw Malformed("has wrong padding");
    }

    private static (uint First, int Count, int Place)[] CreateGroups()
    {
        var groups = new (uint First, int Count, int Place)[Longest + 1];
        var (code, place) = (0u, 0);
        for (var length = 1; length <= Longest; length++)
        {
            var count = s_lengths.Count(other => other == length);
            groups[length] = (code, count, place);
            code = (code + (uint)count) << 1;
            place += count;
        }

        return groups;
    }

    private static Http2Exception Malformed(string reason) =>
        new(Http2ErrorCode.CompressionError, $"A Huffman-coded header {reason}.");
}
