namespace DockerPS.Engine.Builds;

/// <summary>A statement about an image that the build adds to it, as buildx's <c>--attest</c> takes it.</summary>
/// <param name="Type">The type: <c>provenance</c> or <c>sbom</c>.</param>
/// <param name="IsDisabled">Indicates that the statement is not made, not even by default.</param>
/// <param name="Attributes">The attributes, like <c>mode</c> and <c>generator</c>.</param>
public sealed record BuildAttestation(string Type, bool IsDisabled, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>Parses <c>type=provenance,mode=max</c> and the like.</summary>
    /// <exception cref="FormatException">The text is not valid; the message states the reason.</exception>
    public static BuildAttestation Parse(string text)
    {
        var (type, disabled) = ("", false);
        var attributes = new Dictionary<string, string>();
        foreach (var field in FlagFields.Split(text))
        {
            var (key, value) = FlagFields.Pair(field, text);
            switch (key.ToLowerInvariant().Trim())
            {
                case "type":
                    type = value;
                    break;
                case "disabled":
                    disabled = GoBoolean.TryParse(value)
                        ?? throw new FormatException($"'{value}' in '{text}' is not a truth value. Write true or false.");
                    break;
                default:
                    attributes[key] = value;
                    break;
            }
        }

        return type.Length > 0
            ? new(type, disabled, attributes)
            : throw new FormatException($"'{text}' has no type. Add type=provenance or type=sbom.");
    }

    /// <summary>Parses the value of <c>--provenance</c> or <c>--sbom</c>: a truth value, or attributes like <c>mode=max</c>.</summary>
    /// <param name="type">The type.</param>
    /// <param name="text">The value.</param>
    /// <exception cref="FormatException">The text is not valid; the message states the reason.</exception>
    public static BuildAttestation Parse(string type, string text) =>
        Parse(GoBoolean.TryParse(text) is { } wanted ? $"type={type},disabled={(wanted ? "false" : "true")}" : $"type={type},{text}");

    /// <summary>Returns buildx's form.</summary>
    public override string ToString() => FlagFields.Join(
    [
        new("type", Type),
        .. IsDisabled ? [new("disabled", "true")] : Array.Empty<KeyValuePair<string, string>>(),
        .. Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal),
    ]);
}
