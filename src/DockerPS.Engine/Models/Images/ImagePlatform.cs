using System.Text.Json;
using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>What an image is for: <c>os/architecture[/variant]</c>.</summary>
public sealed record ImagePlatform
{
    private readonly string? _os;
    private readonly string? _architecture;

    /// <summary>The system, like <c>linux</c>.</summary>
    [JsonPropertyName("os")]
    public string Os
    {
        get => _os ?? "";
        init => _os = value;
    }

    /// <summary>The processor, like <c>amd64</c>.</summary>
    [JsonPropertyName("architecture")]
    public string Architecture
    {
        get => _architecture ?? "";
        init => _architecture = value;
    }

    /// <summary>The variant of the processor, like <c>v8</c>.</summary>
    [JsonPropertyName("variant")]
    public string? Variant { get; init; }

    /// <summary>Reads a platform.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static ImagePlatform Parse(string text) => text.Split('/') switch
    {
        [{ Length: > 0 } os, { Length: > 0 } architecture] => new() { Os = os, Architecture = architecture },
        [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] => new() { Os = os, Architecture = architecture, Variant = variant },
        _ => throw new FormatException($"'{text}' is not a platform. Write it like linux/amd64 or linux/arm64/v8."),
    };

    /// <summary>The form in which newer routes take it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, EngineJson.Default.ImagePlatform);

    /// <summary>The form in which people write it.</summary>
    public override string ToString() => Variant is { Length: > 0 } ? $"{Os}/{Architecture}/{Variant}" : $"{Os}/{Architecture}";
}
