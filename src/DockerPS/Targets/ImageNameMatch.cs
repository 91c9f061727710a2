using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;

namespace DockerPS.Targets;

/// <summary>
/// Matches listed images against a name or wildcard in any form: <c>busybox</c>, <c>docker.io/library/busybox</c>, and Podman's
/// <c>localhost/web</c> for <c>web</c>. All comparisons of image names are here.
/// </summary>
internal sealed class ImageNameMatch
{
    private const string LocalPrefix = "localhost/";

    private readonly string _text;
    private readonly ImageName? _name;
    private readonly WildcardPattern? _whole;
    private readonly WildcardPattern? _familiar;
    private readonly bool _isHub;
    private readonly bool _isOfficial;

    /// <param name="text">The name or wildcard.</param>
    /// <param name="isPattern">Whether wildcards are interpreted.</param>
    public ImageNameMatch(string text, bool isPattern)
    {
        (_isHub, _isOfficial, var rest) = ImageName.SplitPattern(text);
        _text = text;
        if (isPattern)
        {
            _whole = Wildcard.Parse(text);
            _familiar = Wildcard.Parse(rest);
        }
        else
        {
            _name = ImageName.TryParse(text);
        }
    }

    /// <summary>Returns whether a listed name matches. A name without tag and digest matches its whole repository.</summary>
    /// <param name="listed">The name as listed by the engine.</param>
    /// <param name="isPodman">Whether the engine is Podman, where short names also match localhost/.</param>
    public bool Includes(string? listed, bool isPodman)
    {
        if (string.IsNullOrEmpty(listed))
        {
            return false;
        }

        return listed == _text
            || _whole?.IsMatch(listed) == true
            || (ImageName.TryParse(listed) is { } name && (Includes(name) || IsLocal()));

        bool IsLocal() => isPodman && !_isHub && listed.StartsWith(LocalPrefix, StringComparison.Ordinal)
            && ImageName.TryParse(listed[LocalPrefix.Length..]) is { } local && Includes(local);
    }

    /// <summary>Returns whether a listed image matches, also by a digest in addition to its tag.</summary>
    public bool Includes(Image image, bool isPodman) =>
        Includes(image.Reference, isPodman)
        || (_name?.Digest is { } digest && digest == image.Digest && image.Repository is { } repository
            && Includes($"{repository}@{digest}", isPodman));

    /// <summary>Returns the value for the engine's reference filter, which compares short forms only.</summary>
    public static string Filter(string value) => ImageName.SplitPattern(value).Remainder;

    private bool Includes(ImageName listed)
    {
        if (_name is not null)
        {
            return _name is { Tag: null, Digest: null }
                ? listed.Repository == _name.Repository
                : listed.WithDefaultTag() == _name.WithDefaultTag();
        }

        var isOfficial = listed.FamiliarRepository != listed.Path;
        return _familiar is not null
            && (!_isHub || listed.Domain == ImageName.DefaultDomain)
            && (!_isOfficial || isOfficial)
            && (_familiar.IsMatch(listed.Familiar)
                || (_isHub && _text.Count(letter => letter == '/') > 1 && _whole!.IsMatch(listed.Canonical)));
    }
}
