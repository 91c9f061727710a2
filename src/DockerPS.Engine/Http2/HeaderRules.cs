namespace DockerPS.Engine.Http2;

/// <summary>Checks header lists (RFC 9113, section 8).</summary>
internal static class HeaderRules
{
    /// <summary>Checks a list that came from the other side.</summary>
    /// <param name="fields">The list; null if it exceeds the limit.</param>
    /// <param name="pseudo">The pseudo-headers that must occur; none for trailers.</param>
    /// <exception cref="Http2Exception">The list is malformed or too large, which concerns only its stream.</exception>
    public static IReadOnlyList<HeaderField> Check(IReadOnlyList<HeaderField>? fields, params string[] pseudo)
    {
        if (fields is null)
        {
            throw new Http2Exception(Http2ErrorCode.EnhanceYourCalm, "A header list is too large.", isStreamError: true);
        }

        var isRegular = false;
        foreach (var (name, _) in fields)
        {
            if (name.StartsWith(':') ? isRegular || pseudo.Length == 0 : !IsName(name))
            {
                throw Malformed($"the header '{name}' is not allowed there");
            }

            isRegular |= !name.StartsWith(':');
        }

        foreach (var name in pseudo)
        {
            if (fields.Count(field => field.Name == name) != 1)
            {
                throw Malformed($"it must have the header '{name}' once");
            }
        }

        return fields;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyInRange('A', 'Z') && !name.AsSpan().ContainsAnyInRange('\0', ' ');

    private static Http2Exception Malformed(string reason) =>
        new(Http2ErrorCode.ProtocolError, $"A header list is malformed: {reason}.", isStreamError: true);
}
