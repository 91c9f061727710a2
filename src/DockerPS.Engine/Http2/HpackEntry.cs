namespace DockerPS.Engine.Http2;

/// <summary>A field of a header block, with the lengths of its texts in bytes, which no decoded text that was malformed tells.</summary>
/// <param name="Field">The field.</param>
/// <param name="NameLength">The length of the name.</param>
/// <param name="ValueLength">The length of the value.</param>
internal readonly record struct HpackEntry(HeaderField Field, int NameLength, int ValueLength)
{
    /// <summary>The size as tables and limits count it, with a fixed overhead (RFC 7541, section 4.1).</summary>
    public int Size => NameLength + ValueLength + 32;
}
