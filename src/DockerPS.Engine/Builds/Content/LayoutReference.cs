using System.Text.RegularExpressions;

namespace DockerPS.Engine.Builds;

/// <summary>An image in a folder of this computer (OCI layout), as buildx's <c>oci-layout://FOLDER[:TAG][@DIGEST]</c> names it.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Tag">The tag; null for the default: <c>latest</c>, or the only image.</param>
/// <param name="Digest">The digest; null if the tag decides.</param>
public sealed partial record LayoutReference(string Folder, string? Tag, ContentDigest? Digest)
{
    private const string Scheme = "oci-layout://";

    /// <summary>Parses a reference; null if the text does not begin with <c>oci-layout://</c>.</summary>
    /// <remarks>A tag is what follows the last colon, so folders may have colons in their names, and drives of Windows have one.</remarks>
    /// <exception cref="FormatException">The reference is not valid; the message states the reason.</exception>
    public static LayoutReference? TryParse(string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        var (folder, tag, digest) = (text[Scheme.Length..], (string?)null, (ContentDigest?)null);
        if (DigestForm().Match(folder) is { Success: true } found)
        {
            digest = ContentDigest.TryParse(found.Groups["digest"].Value)
                ?? throw new FormatException($"'{found.Groups["digest"].Value}' in '{text}' is not a digest. Write it like sha256:….");
            folder = folder[..found.Index];
        }

        if (TagForm().Match(folder) is { Success: true } end && !(end.Index == 1 && char.IsAsciiLetter(folder[0])))
        {
            (folder, tag) = (folder[..end.Index], end.Groups["tag"].Value);
        }

        return folder.Length > 0
            ? new(folder, tag, digest)
            : throw new FormatException($"'{text}' has no folder. Write it like oci-layout://folder:tag.");
    }

    [GeneratedRegex("@(?<digest>sha(256|384|512):[^@]*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DigestForm();

    [GeneratedRegex(@":(?<tag>[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TagForm();
}
