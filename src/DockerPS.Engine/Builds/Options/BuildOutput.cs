namespace DockerPS.Engine.Builds;

/// <summary>An output of a build, as buildx's <c>--output</c> takes it.</summary>
/// <param name="Type">
/// The type: <c>local</c>, <c>tar</c>, <c>oci</c>, <c>docker</c>, <c>image</c>, <c>registry</c> or <c>cacheonly</c>.
/// </param>
/// <param name="Destination">The file or folder; <c>-</c> for the standard output, and empty for none.</param>
/// <param name="Attributes">The other attributes.</param>
public sealed record BuildOutput(string Type, string Destination, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>The destination that stands for the standard output.</summary>
    public const string StandardOutput = "-";

    /// <summary>The place to which it writes. The types <c>oci</c> and <c>docker</c> are tars unless they have <c>tar=false</c>.</summary>
    public BuildOutputTarget Target => Type switch
    {
        "local" => BuildOutputTarget.Folder,
        "tar" => BuildOutputTarget.File,
        "oci" or "docker" when GoBoolean.TryParse(Attributes.GetValueOrDefault("tar")) == false => BuildOutputTarget.Store,
        "oci" => BuildOutputTarget.File,
        "docker" when Destination.Length > 0 => BuildOutputTarget.File,
        _ => BuildOutputTarget.Engine,
    };

    /// <summary>The file or folder; buildx's form for an output that writes to neither.</summary>
    public string Place => Destination.Length > 0 ? Destination : ToString();

    /// <summary>Indicates whether the type is one that engines know.</summary>
    public bool IsKnown => Type is "local" or "tar" or "oci" or "docker" or "image" or "registry" or "cacheonly";

    /// <summary>Indicates whether the image is pushed to its registry.</summary>
    public bool IsPushed => Type == "registry" || (Type == "image" && GoBoolean.TryParse(Attributes.GetValueOrDefault("push")) == true);

    /// <summary>
    /// Parses <c>type=local,dest=PATH</c> and the like; or a path alone, which is a folder; or <c>-</c>, a tar on the standard output.
    /// </summary>
    /// <exception cref="FormatException">The text is not valid; the message states the reason.</exception>
    public static BuildOutput Parse(string text)
    {
        var fields = FlagFields.Split(text);
        return fields.Count == 1 && fields[0] == text && !text.StartsWith("type=", StringComparison.Ordinal)
            ? new(text == StandardOutput ? "tar" : "local", text, new Dictionary<string, string>())
            : Check(ParseFields(text, fields), text);
    }

    /// <summary>Returns buildx's form.</summary>
    public override string ToString() => FlagFields.Join(
    [
        new("type", Type),
        .. Destination.Length > 0 ? [new("dest", Destination)] : Array.Empty<KeyValuePair<string, string>>(),
        .. Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal),
    ]);

    private static BuildOutput ParseFields(string text, IReadOnlyList<string> fields)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var field in fields)
        {
            var (key, value) = FlagFields.Pair(field, text);
            attributes[key.ToLowerInvariant().Trim()] = value;
        }

        return attributes.Remove("type", out var type) && type.Length > 0
            ? new(type, attributes.Remove("dest", out var destination) ? destination : "", attributes)
            : throw new FormatException($"'{text}' has no type. Add one, like type=local.");
    }

    /// <summary>Checks the destination, and fills in the standard output for a file.</summary>
    private static BuildOutput Check(BuildOutput output, string text) => output switch
    {
        { Target: BuildOutputTarget.Folder or BuildOutputTarget.Store, Destination: "" } =>
            throw new FormatException($"'{text}' has no folder to write to. Add one, like dest=out."),
        { Target: BuildOutputTarget.Folder or BuildOutputTarget.Store, Destination: StandardOutput } =>
            throw new FormatException($"'{text}' cannot be written to the standard output. Name a folder, like dest=out."),
        { Target: BuildOutputTarget.File, Destination: "" } => output with { Destination = StandardOutput },
        _ => output,
    };
}
