using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>The platform of an image: <c>os/architecture[/variant]</c>.</summary>
public sealed record ImagePlatform
{
    private readonly string? _os;
    private readonly string? _architecture;

    /// <summary>The operating system, like <c>linux</c>.</summary>
    [JsonPropertyName("os")]
    public string Os
    {
        get => _os ?? "";
        init => _os = value;
    }

    /// <summary>The architecture, like <c>amd64</c>.</summary>
    [JsonPropertyName("architecture")]
    public string Architecture
    {
        get => _architecture ?? "";
        init => _architecture = value;
    }

    /// <summary>The variant of the architecture, like <c>v8</c>.</summary>
    [JsonPropertyName("variant")]
    public string? Variant { get; init; }

    /// <summary>Parses a platform.</summary>
    /// <exception cref="FormatException">The text is not a valid platform.</exception>
    public static ImagePlatform Parse(string text) => text.Split('/') switch
    {
        [{ Length: > 0 } os, { Length: > 0 } architecture] => new() { Os = os, Architecture = architecture },
        [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] =>
            new() { Os = os, Architecture = architecture, Variant = variant },
        _ => throw new FormatException($"'{text}' is not a valid platform. Write it like linux/amd64 or linux/arm64/v8."),
    };

    /// <summary>Returns the form that newer routes take.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EngineJson.Default.ImagePlatform);

    /// <summary>Returns the form that people write.</summary>
    public override string ToString() => Variant is { Length: > 0 } ? $"{Os}/{Architecture}/{Variant}" : $"{Os}/{Architecture}";
}
