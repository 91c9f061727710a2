using System.Text;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A config of a swarm, as shown by <c>docker config inspect</c>.</summary>
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

    /// <summary>Creation time, local time.</summary>
    public DateTime? CreatedAt { get; }

    /// <summary>Time of the last update, local time.</summary>
    public DateTime? UpdatedAt { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The template driver that expands placeholders in the content; null for none.</summary>
    public string? TemplateDriver { get; }

    /// <summary>The content.</summary>
    public byte[] Data { get; }

    /// <summary>The content as text (UTF-8); null if it is binary.</summary>
    public string? Text { get; }

    /// <summary>The queried manager.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
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
