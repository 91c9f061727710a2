using System.Text.RegularExpressions;

namespace DockerPS.Engine.Models;

/// <summary>
/// The name of an image in a registry: <c>[domain/]path[:tag][@digest]</c>, read by the same rules as docker reads it. What a
/// user leaves out is filled in: <c>busybox</c> is <c>docker.io/library/busybox</c>.
/// </summary>
public sealed partial record ImageName
{
    /// <summary>The registry of names that name none: Docker Hub.</summary>
    public const string DefaultDomain = "docker.io";

    /// <summary>The tag of names that have none.</summary>
    public const string DefaultTag = "latest";

    private const string LegacyDomain = "index.docker.io";
    private const string OfficialPrefix = "library/";
    private const int LongestPath = 255;

    private ImageName(string domain, string path, string? tag, string? digest) => (Domain, Path, Tag, Digest) = (domain, path, tag, digest);

    /// <summary>The registry, with its port where it has one.</summary>
    public string Domain { get; }

    /// <summary>The repository in the registry: <c>library/busybox</c>.</summary>
    public string Path { get; }

    /// <summary>The tag; null if none was given.</summary>
    public string? Tag { get; private init; }

    /// <summary>The digest, with its algorithm; null if none was given.</summary>
    public string? Digest { get; private init; }

    /// <summary>What a pull asks for: the digest, else the tag, else <c>latest</c>.</summary>
    public string Version => Digest ?? Tag ?? DefaultTag;

    /// <summary>Registry and path.</summary>
    public string Repository => $"{Domain}/{Path}";

    /// <summary>Registry and path as people write them: without Docker Hub's.</summary>
    public string FamiliarRepository =>
        Domain != DefaultDomain ? Repository
        : Path.StartsWith(OfficialPrefix, StringComparison.Ordinal) && Path.IndexOf('/', OfficialPrefix.Length) < 0 ? Path[OfficialPrefix.Length..]
        : Path;

    /// <summary>The whole name with nothing left out but what was not given.</summary>
    public string Canonical => Repository + Suffix;

    /// <summary>The whole name as people write it, and as engines list it.</summary>
    public string Familiar => FamiliarRepository + Suffix;

    private string Suffix => (Tag is null ? "" : $":{Tag}") + (Digest is null ? "" : $"@{Digest}");

    /// <summary>Reads a name; null if the text is none.</summary>
    public static ImageName? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// Splits a pattern into Docker Hub's name in front, if it is there without a wildcard, and the rest. <c>library/</c> stands for
    /// Docker Hub, too: no name without a registry begins with it.
    /// </summary>
    /// <returns>Whether only images of Docker Hub are meant, whether only those without an account, and the pattern of what is left.</returns>
    public static (bool IsHub, bool IsOfficial, string Remainder) SplitPattern(string pattern)
    {
        var domain = Array.Find([DefaultDomain, LegacyDomain], name => pattern.StartsWith($"{name}/", StringComparison.Ordinal));
        var rest = domain is null ? pattern : pattern[(domain.Length + 1)..];
        var isOfficial = rest.StartsWith(OfficialPrefix, StringComparison.Ordinal) && !rest[OfficialPrefix.Length..].Contains('/', StringComparison.Ordinal);
        return (domain is not null || isOfficial, isOfficial, isOfficial ? rest[OfficialPrefix.Length..] : rest);
    }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is none; the message says why.</exception>
    public static ImageName Parse(string text)
    {
        if (IsHexadecimalId(text))
        {
            throw Malformed(text, "64 hexadecimal digits are an id");
        }

        var (domain, rest) = SplitDomain(text);
        if (ReferenceForm().Match($"{domain}/{rest}") is not { Success: true } match)
        {
            throw Malformed(text, ReferenceForm().IsMatch($"{domain}/{rest.ToLowerInvariant()}") ? "its path must be in lower case" : null);
        }

        var (path, tag, digest) = (match.Groups["path"].Value, Given(match.Groups["tag"]), Given(match.Groups["digest"]));
        return path.Length > LongestPath ? throw Malformed(text, $"its path has more than {LongestPath} characters")
            : digest is not null && !DigestForm().IsMatch(digest) ? throw Malformed(text, "its digest is not one of sha256, sha384 or sha512")
            : new(domain, path, tag, digest);
    }

    /// <summary>Indicates whether the text is the id of an image, with or without its algorithm, and so no name.</summary>
    public static bool IsId(string text) => IsHexadecimalId(text) || DigestForm().IsMatch(text);

    /// <summary>Splits a reference that an engine gave, whatever its parts are, into the repository, the tag and the digest.</summary>
    public static (string Repository, string? Tag, string? Digest) Split(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var (name, digest) = at < 0 ? (reference, null) : (reference[..at], reference[(at + 1)..]);
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? (name[..colon], name[(colon + 1)..], digest) : (name, null, digest);
    }

    /// <summary>The one image that is meant: by its digest, which leaves nothing to the tag, else by its tag, else by <c>latest</c>.</summary>
    public ImageName WithDefaultTag() => this with { Tag = Digest is null ? Tag ?? DefaultTag : null };

    /// <summary>The same repository under another tag.</summary>
    public ImageName WithTag(string? tag) => this with { Tag = tag, Digest = null };

    /// <summary>The name as people write it.</summary>
    public override string ToString() => Familiar;

    /// <summary>
    /// What stands before the first slash is a registry if nothing else can look like it: it has a dot or a colon, or upper case,
    /// or it is <c>localhost</c>.
    /// </summary>
    private static (string Domain, string Remainder) SplitDomain(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : text[..slash];
        var isDomain = first == "localhost" || first.AsSpan().ContainsAny('.', ':') || first.Any(char.IsUpper);
        var (domain, rest) = isDomain ? (first, text[(slash + 1)..]) : (DefaultDomain, text);
        domain = domain == LegacyDomain ? DefaultDomain : domain;
        return (domain, domain == DefaultDomain && !rest.Contains('/', StringComparison.Ordinal) ? OfficialPrefix + rest : rest);
    }

    private static string? Given(Group group) => group.Success ? group.Value : null;

    private static FormatException Malformed(string text, string? reason) => new(
        $"'{text}' is not the name of an image{(reason is null ? "" : $": {reason}")}. "
        + "Write it like busybox, busybox:1.36, or registry.example.com:5000/team/app:2.");

    private static bool IsHexadecimalId(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    [GeneratedRegex(
        """
        ^
        (?: [a-zA-Z0-9] (?: [a-zA-Z0-9-]* [a-zA-Z0-9] )? (?: \. [a-zA-Z0-9] (?: [a-zA-Z0-9-]* [a-zA-Z0-9] )? )* | \[ [a-fA-F0-9:]+ \] )
        (?: : [0-9]+ )?
        /
        (?<path> [a-z0-9]+ (?: (?: [._] | __ | -+ ) [a-z0-9]+ )* (?: / [a-z0-9]+ (?: (?: [._] | __ | -+ ) [a-z0-9]+ )* )* )
        (?: : (?<tag> [a-zA-Z0-9_] [a-zA-Z0-9_.-]{0,127} ) )?
        (?: @ (?<digest> [a-zA-Z] [a-zA-Z0-9]* (?: [-_+.] [a-zA-Z] [a-zA-Z0-9]* )* : [0-9a-fA-F]{32,} ) )?
        \z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceForm();

    [GeneratedRegex("^(sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestForm();
}
