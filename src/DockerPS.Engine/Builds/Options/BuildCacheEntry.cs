namespace DockerPS.Engine.Builds;

/// <summary>A source or a destination of the build cache, as buildx's <c>--cache-from</c> and <c>--cache-to</c> take it.</summary>
/// <param name="Type">The type: <c>registry</c>, <c>inline</c>, <c>local</c>, or another one that the engine knows.</param>
/// <param name="Attributes">The attributes, like <c>ref</c> and <c>mode</c>.</param>
public sealed record BuildCacheEntry(string Type, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>
    /// Parses <c>type=registry,ref=NAME,mode=max</c>, or names alone, which are images in registries. Keys may be in any case.
    /// </summary>
    /// <returns>The entries: one, or one for each name; none for an empty text.</returns>
    /// <exception cref="FormatException">The text is not valid; the message states the reason.</exception>
    public static IReadOnlyList<BuildCacheEntry> Parse(string text) =>
        text.Length == 0 ? []
        : text.Contains('=', StringComparison.Ordinal) ? [ParseEntry(text)]
        : [.. FlagFields.Split(text).Select(name => name.Length > 0
            ? new BuildCacheEntry("registry", new Dictionary<string, string> { ["ref"] = name })
            : throw new FormatException($"'{text}' has an empty name. Remove the comma next to it."))];

    /// <summary>The digest of a cache in a folder; null if its tag decides.</summary>
    /// <exception cref="FormatException">It is not valid.</exception>
    internal ContentDigest? Digest => Attributes.GetValueOrDefault("digest") is not { Length: > 0 } text ? null
        : ContentDigest.TryParse(text) ?? throw new FormatException($"'{text}' is not a digest. Write it like sha256:….");

    /// <summary>Checks what a cache in a folder of this computer has to say, and makes the path of the folder full.</summary>
    /// <param name="folder">The attribute of the folder: <c>src</c> or <c>dest</c>.</param>
    /// <param name="resolve">Returns the full path.</param>
    /// <exception cref="FormatException">It has no folder, or a digest that is not one.</exception>
    public BuildCacheEntry Located(string folder, Func<string, string> resolve)
    {
        if (Type != "local")
        {
            return this;
        }

        Check(folder);
        _ = Digest;
        return this with { Attributes = new Dictionary<string, string>(Attributes) { [folder] = resolve(Attributes[folder]) } };
    }

    /// <summary>Checks that the entry has what BuildKit's client requires.</summary>
    /// <param name="folder">The attribute of the folder: <c>src</c> or <c>dest</c>.</param>
    /// <exception cref="FormatException">It does not.</exception>
    internal void Check(string folder)
    {
        if ((Type switch { "registry" => "ref", "local" => folder, _ => null }) is { } needed
            && string.IsNullOrEmpty(Attributes.GetValueOrDefault(needed)))
        {
            throw new FormatException($"The build cache '{this}' does not say where it is. Add {needed}=….");
        }
    }

    /// <summary>Returns buildx's form.</summary>
    public override string ToString() => Type == "registry" && Attributes.Count == 1 && Attributes.TryGetValue("ref", out var name)
        ? name
        : FlagFields.Join([new("type", Type), .. Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal)]);

    private static BuildCacheEntry ParseEntry(string text)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var field in FlagFields.Split(text))
        {
            var (key, value) = FlagFields.Pair(field, text);
            attributes[key.ToLowerInvariant()] = value;
        }

        return attributes.Remove("type", out var type) && type.Length > 0
            ? new(type, attributes)
            : throw new FormatException($"'{text}' has no type. Add one, like type=registry.");
    }
}
