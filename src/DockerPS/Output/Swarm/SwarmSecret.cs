using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A secret of a swarm, as shown by <c>docker secret inspect</c>. The content is available to services only.</summary>
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

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>Time of the last update, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The driver that holds the content; null if the swarm holds it.</summary>
    public string? Driver { get; }

    /// <summary>The template driver that expands placeholders in the content; null for none.</summary>
    public string? TemplateDriver { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
