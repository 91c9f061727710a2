namespace DockerPS.Parameters;

/// <summary>The name of an image as a user writes it: <c>[registry[:port]/]path[:tag][@digest]</c>, or an id.</summary>
/// <param name="Text">The name as it was written.</param>
/// <param name="Repository">The name without tag and digest.</param>
/// <param name="Tag">The digest where there is one, else the tag, else <c>latest</c>.</param>
internal sealed record ImageName(string Text, string Repository, string Tag)
{
    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static ImageName Parse(string text)
    {
        if (text.Length == 0 || text.Any(char.IsWhiteSpace) || text.StartsWith('-'))
        {
            throw new FormatException($"'{text}' is not the name of an image. Write it like busybox, busybox:1.36, or registry.example.com:5000/team/app:2.");
        }

        if (text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at)
        {
            var named = text[..at];
            return new(text, TagStart(named) is > 0 and var end ? named[..end] : named, text[(at + 1)..]);
        }

        return TagStart(text) is > 0 and var colon ? new(text, text[..colon], text[(colon + 1)..]) : new(text, text, "latest");
    }

    /// <summary>Where the tag begins: the last colon, unless it belongs to a registry's port.</summary>
    public static int TagStart(string name) => name.LastIndexOf(':') is var colon && colon > name.LastIndexOf('/') ? colon : -1;
}
