using System.Text.RegularExpressions;

namespace DockerPS.Engine.Models;

/// <summary>
/// The name of an image in a registry: <c>[domain/]path[:tag][@digest]</c>, parsed by docker's rules. Parts that the user
/// leaves out are filled in: <c>busybox</c> is <c>docker.io/library/busybox</c>.
/// </summary>
public sealed partial record ImageName
{
    /// <summary>The default registry: Docker Hub.</summary>
    public const string DefaultDomain = "docker.io";

    /// <summary>The default tag.</summary>
    public const string DefaultTag = "latest";

    private const string LegacyDomain = "index.docker.io";
    private const string OfficialPrefix = "library/";
    private const int LongestPath = 255;

    private ImageName(string domain, string path, string? tag, string? digest) => (Domain, Path, Tag, Digest) = (domain, path, tag, digest);

    /// <summary>The registry, with its port if any.</summary>
    public string Domain { get; }

    /// <summary>The repository in the registry: <c>library/busybox</c>.</summary>
    public string Path { get; }

    /// <summary>The tag; null if none was given.</summary>
    public string? Tag { get; private init; }

    /// <summary>The digest, with its algorithm; null if none was given.</summary>
    public string? Digest { get; private init; }

    /// <summary>The version to pull: the digest, else the tag, else <c>latest</c>.</summary>
    public string Version => Digest ?? Tag ?? DefaultTag;

    /// <summary>The registry and the path.</summary>
    public string Repository => $"{Domain}/{Path}";

    /// <summary>The registry and the path in their short form, without those of Docker Hub.</summary>
    public string FamiliarRepository =>
        Domain != DefaultDomain ? Repository
        : Path.StartsWith(OfficialPrefix, StringComparison.Ordinal)
            && Path.IndexOf('/', OfficialPrefix.Length) < 0 ? Path[OfficialPrefix.Length..]
        : Path;

    /// <summary>The full name, without a tag or digest that was not given.</summary>
    public string Canonical => Repository + Suffix;

    /// <summary>The name in its short form, as engines list it.</summary>
    public string Familiar => FamiliarRepository + Suffix;

    private string Suffix => (Tag is null ? "" : $":{Tag}") + (Digest is null ? "" : $"@{Digest}");

    /// <summary>Parses a name; null if it is not valid.</summary>
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
    /// Splits a pattern into a leading name of Docker Hub, if it has no wildcards, and the rest. <c>library/</c> stands for
    /// Docker Hub, too, since no short name begins with it.
    /// </summary>
    /// <returns>Whether only images of Docker Hub match, whether only official ones do, and the rest of the pattern.</returns>
    public static (bool IsHub, bool IsOfficial, string Remainder) SplitPattern(string pattern)
    {
        var domain = Array.Find([DefaultDomain, LegacyDomain], name => pattern.StartsWith($"{name}/", StringComparison.Ordinal));
        var rest = domain is null ? pattern : pattern[(domain.Length + 1)..];
        var isOfficial = rest.StartsWith(OfficialPrefix, StringComparison.Ordinal)
            && !rest[OfficialPrefix.Length..].Contains('/', StringComparison.Ordinal);
        return (domain is not null || isOfficial, isOfficial, isOfficial ? rest[OfficialPrefix.Length..] : rest);
    }

    /// <summary>Parses a name.</summary>
    /// <exception cref="FormatException">The name is not valid; the message states the reason.</exception>
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
            : digest is not null
                && !DigestForm().IsMatch(digest) ? throw Malformed(text, "its digest is not one of sha256, sha384 or sha512")
            : new(domain, path, tag, digest);
    }

    /// <summary>Indicates whether a text is an image id, with or without its algorithm, and so not a name.</summary>
    public static bool IsId(string text) => IsHexadecimalId(text) || DigestForm().IsMatch(text);

    /// <summary>Splits an engine's reference into the repository, the tag and the digest, without validation.</summary>
    public static (string Repository, string? Tag, string? Digest) Split(string reference)
    {
        var at = reference.IndexOf('@', StringComparison.Ordinal);
        var (name, digest) = at < 0 ? (reference, null) : (reference[..at], reference[(at + 1)..]);
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? (name[..colon], name[(colon + 1)..], digest) : (name, null, digest);
    }

    /// <summary>Returns the name of a single image: with its digest only, else with its tag, else with <c>latest</c>.</summary>
    public ImageName WithDefaultTag() => this with { Tag = Digest is null ? Tag ?? DefaultTag : null };

    /// <summary>Returns the name of another tag of the repository.</summary>
    public ImageName WithTag(string? tag) => this with { Tag = tag, Digest = null };

    /// <summary>Returns the name in its short form.</summary>
    public override string ToString() => Familiar;

    /// <summary>
    /// Splits off the registry: the part before the first slash, if it has a dot, a colon or an upper-case letter,
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
        $"'{text}' is not a valid image name{(reason is null ? "" : $": {reason}")}. "
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
