using System.Text;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A configuration of a swarm, as <c>docker config inspect</c> shows it.</summary>
public sealed class SwarmConfig
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal SwarmConfig(ConfigInspect config, string context)
    {
        (Id, Name) = (config.Id, config.Name);
        (CreatedAt, UpdatedAt) = (EngineTime.FromText(config.CreatedAt), EngineTime.FromText(config.UpdatedAt));
        Labels = EngineValue.Copy(config.Spec?.Labels);
        TemplateDriver = EngineValue.Text(config.Spec?.Templating?.Name);
        Data = config.Spec?.Data ?? [];
        Text = TextOf(Data);
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

    /// <summary>What fills in placeholders in the content; null for nothing.</summary>
    public string? TemplateDriver { get; }

    /// <summary>The content.</summary>
    public byte[] Data { get; }

    /// <summary>The content as text (UTF-8); null where it is none.</summary>
    public string? Text { get; }

    /// <summary>The engine, a manager.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    private static string? TextOf(byte[] data)
    {
        try
        {
            return s_strict.GetString(data);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
