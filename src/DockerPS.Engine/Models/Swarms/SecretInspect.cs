using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>A secret of a swarm as <c>GET /secrets</c> gives it: without what is secret.</summary>
public sealed record SecretInspect : SwarmItem
{
    /// <summary>What it was made with.</summary>
    public SecretSpec? Spec { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>What a secret is made with. No record: its text must never show what is secret.</summary>
public sealed class SecretSpec
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The content; engines never tell it. Null where a driver has it.</summary>
    public byte[]? Data { get; init; }

    /// <summary>Who has the content; null for the swarm itself.</summary>
    public SwarmDriver? Driver { get; init; }

    /// <summary>What fills in placeholders in the content; null for nothing.</summary>
    public SwarmDriver? Templating { get; init; }
}

/// <summary>A configuration of a swarm as <c>GET /configs</c> gives it.</summary>
public sealed record ConfigInspect : SwarmItem
{
    /// <summary>What it was made with.</summary>
    public ConfigSpec? Spec { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => Spec?.Name ?? "";
}

/// <summary>What a configuration is made with.</summary>
public sealed record ConfigSpec
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The content.</summary>
    public byte[]? Data { get; init; }

    /// <summary>What fills in placeholders in the content; null for nothing.</summary>
    public SwarmDriver? Templating { get; init; }
}
