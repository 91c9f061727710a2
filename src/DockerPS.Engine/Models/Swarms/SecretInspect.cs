using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>An item of <c>GET /secrets</c>, without the secret content.</summary>
public sealed record SecretInspect : SwarmItem
{
    /// <summary>The settings.</summary>
    public SecretSpec? Spec { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>The settings of a secret. Not a record, whose text would show the content.</summary>
public sealed class SecretSpec
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The content, which engines never return; null if a driver provides it.</summary>
    public byte[]? Data { get; init; }

    /// <summary>The driver that provides the content; null for the swarm itself.</summary>
    public SwarmDriver? Driver { get; init; }

    /// <summary>The templating driver, which fills in placeholders; null for none.</summary>
    public SwarmDriver? Templating { get; init; }
}

/// <summary>An item of <c>GET /configs</c>.</summary>
public sealed record ConfigInspect : SwarmItem
{
    /// <summary>The settings.</summary>
    public ConfigSpec? Spec { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>The settings of a config.</summary>
public sealed record ConfigSpec
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The content.</summary>
    public byte[]? Data { get; init; }

    /// <summary>The templating driver, which fills in placeholders; null for none.</summary>
    public SwarmDriver? Templating { get; init; }
}
