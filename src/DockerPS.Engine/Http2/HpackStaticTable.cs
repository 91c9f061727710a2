namespace DockerPS.Engine.Http2;

/// <summary>The entries that every HPACK table starts with (RFC 7541, appendix A).</summary>
internal static class HpackStaticTable
{
    private static readonly HeaderField[] s_entries =
    [
        new(":authority", ""), new(":method", "GET"), new(":method", "POST"), new(":path", "/"), new(":path", "/index.html"),
        new(":scheme", "http"), new(":scheme", "https"), new(":status", "200"), new(":status", "204"), new(":status", "206"),
        new(":status", "304"), new(":status", "400"), new(":status", "404"), new(":status", "500"), new("accept-charset", ""),
        new("accept-encoding", "gzip, deflate"), new("accept-language", ""), new("accept-ranges", ""), new("accept", ""),
        new("access-control-allow-origin", ""), new("age", ""), new("allow", ""), new("authorization", ""), new("cache-control", ""),
        new("content-disposition", ""), new("content-encoding", ""), new("content-language", ""), new("content-length", ""),
        new("content-location", ""), new("content-range", ""), new("content-type", ""), new("cookie", ""), new("date", ""),
        new("etag", ""), new("expect", ""), new("expires", ""), new("from", ""), new("host", ""), new("if-match", ""),
        new("if-modified-since", ""), new("if-none-match", ""), new("if-range", ""), new("if-unmodified-since", ""),
        new("last-modified", ""), new("link", ""), new("location", ""), new("max-forwards", ""), new("proxy-authenticate", ""),
        new("proxy-authorization", ""), new("range", ""), new("referer", ""), new("refresh", ""), new("retry-after", ""),
        new("server", ""), new("set-cookie", ""), new("strict-transport-security", ""), new("transfer-encoding", ""),
        new("user-agent", ""), new("vary", ""), new("via", ""), new("www-authenticate", ""),
    ];

    /// <summary>The number of entries.</summary>
    public static int Count => s_entries.Length;

    /// <summary>Returns an entry; the first one has the index 1.</summary>
    public static HeaderField Get(int index) => s_entries[index - 1];

    /// <summary>Returns the index of a field, or of its name only, with the opposite sign; 0 if there is neither.</summary>
    public static int Find(HeaderField field)
    {
        var whole = Array.IndexOf(s_entries, field) + 1;
        return whole > 0 ? whole : -(Array.FindIndex(s_entries, entry => entry.Name == field.Name) + 1);
    }
}
