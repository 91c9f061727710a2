using System.Text.RegularExpressions;

namespace DockerPS.Engine.Builds;

/// <summary>An annotation of an image, as buildx's <c>--annotation</c> takes it.</summary>
/// <param name="Type">
/// The place: <c>manifest</c>, <c>manifest-descriptor</c>, <c>index</c> or <c>index-descriptor</c>; null for BuildKit's choice.
/// </param>
/// <param name="Platform">The platform whose manifest is annotated; null for all. Means nothing for an index.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed partial record BuildAnnotation(string? Type, BuildPlatform? Platform, string Key, string Value)
{
    /// <summary>Indicates whether it belongs to an index, which only images of the containerd store have.</summary>
    private bool IsOfIndex => Type is "index" or "index-descriptor";

    /// <summary>The exporter's attribute, like <c>annotation-manifest[linux/amd64].key</c>.</summary>
    public string Attribute => (Type, Platform) switch
    {
        (null, _) => $"annotation.{Key}",
        (_, { } platform) when !IsOfIndex => $"annotation-{Type}[{platform}].{Key}",
        _ => $"annotation-{Type}.{Key}",
    };

    /// <summary>Parses <c>key=value</c>, or with places <c>index,manifest[linux/amd64]:key=value</c>.</summary>
    /// <returns>The annotations, one for each place.</returns>
    /// <exception cref="FormatException">The text is not valid; the message states the reason.</exception>
    public static IReadOnlyList<BuildAnnotation> Parse(string text)
    {
        var (name, value) = FlagFields.Pair(text, text);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var key = name[(colon + 1)..];
        return key.Length == 0 ? throw new FormatException($"'{text}' has no key. Write it like manifest:key=value.")
            : colon < 0 ? [new(null, null, key, value)]
            : [.. name[..colon].Split(',').Select(place => ParsePlace(place, text)).Select(place =>
                new BuildAnnotation(place.Type, place.Platform, key, value))];
    }

    private static (string Type, BuildPlatform? Platform) ParsePlace(string text, string whole)
    {
        var match = PlaceForm().Match(text);
        var platform = match.Groups["platform"];
        return match.Groups["type"].Value is "manifest" or "manifest-descriptor" or "index" or "index-descriptor"
            ? (match.Groups["type"].Value, platform.Success ? BuildPlatform.Parse(platform.Value) : null)
            : throw new FormatException(
                $"'{text}' in '{whole}' is not a place for annotations. "
                + "Use manifest, manifest-descriptor, index or index-descriptor, and a platform in brackets if need be.");
    }

    [GeneratedRegex(
        @"^(?<type>[a-z-]+)(\[(?<platform>[A-Za-z0-9_/-]+)\])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex PlaceForm();
}
