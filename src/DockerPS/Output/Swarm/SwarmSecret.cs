using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A secret of a swarm, as <c>docker secret inspect</c> shows it. What is secret is told to services only.</summary>
public sealed class SwarmSecret
{
    internal SwarmSecret(SecretInspect secret, string context)
    {
        (Id, Name) = (secret.Id, secret.Name);
        (CreatedAt, UpdatedAt) = (EngineTime.FromText(secret.CreatedAt), EngineTime.FromText(secret.UpdatedAt));
        Labels = EngineValue.Copy(secret.Spec?.Labels);
        (Driver, TemplateDriver) = (EngineValue.Text(secret.Spec?.Driver?.Name), EngineValue.Text(secret.Spec?.Templating?.Name));
        Context = context;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>When it was changed last, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The driver that has the content; null where the swarm has it.</summary>
    public string? Driver { get; }

    /// <summary>What fills in placeholders in the content; null for nothing.</summary>
    public string? TemplateDriver { get; }

    /// <summary>The engine, a manager.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
