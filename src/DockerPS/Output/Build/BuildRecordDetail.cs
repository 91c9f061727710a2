using DockerPS.Engine.Builds;
using DockerPS.Engine.BuildKit;
using DockerPS.Output;
using static DockerPS.Output.EngineValue;

namespace DockerPS;

/// <summary>The full details of a build (<c>docker buildx history inspect</c>).</summary>
public sealed class BuildRecordDetail : BuildRecord
{
    internal BuildRecordDetail(
        BuildHistoryRecord record, IReadOnlyList<BuildVertex> steps, IReadOnlyList<BuildWarning> warnings, string context)
        : base(record, context)
    {
        var attributes = record.FrontendAttributes;
        Frontend = record.Frontend;
        FrontendAttributes = Copy(attributes);
        Target = Text(attributes.GetValueOrDefault("target"));
        Dockerfile = Text(attributes.GetValueOrDefault("filename"));
        Platforms = [.. (attributes.GetValueOrDefault("platform") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)];
        BuildArguments = Part("build-arg:");
        Labels = Part("label:");
        Exporters = [.. record.Exporters.Select(exporter => new BuildExporter(exporter))];
        ExporterResponse = Copy(record.ExporterResponse);
        Digest = Text(record.ExporterResponse.GetValueOrDefault("containerimage.digest"));
        Steps = [.. steps.Select(step => new BuildStep(step))];
        WarningTexts = [.. warnings.Select(warning => warning.Summary)];

        Dictionary<string, string> Part(string prefix) => new ObjectMap(attributes
            .Where(attribute => attribute.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(attribute => KeyValuePair.Create(attribute.Key[prefix.Length..], attribute.Value)));
    }

    /// <summary>The frontend, like <c>dockerfile.v0</c>.</summary>
    public string Frontend { get; }

    /// <summary>The attributes that the frontend got, including the build arguments.</summary>
    public Dictionary<string, string> FrontendAttributes { get; }

    /// <summary>The target stage; null for the last one.</summary>
    public string? Target { get; }

    /// <summary>The file name of the Dockerfile; null if none was given.</summary>
    public string? Dockerfile { get; }

    /// <summary>The platforms; empty for the engine's own.</summary>
    public ObjectList<string> Platforms { get; }

    /// <summary>The build arguments.</summary>
    public Dictionary<string, string> BuildArguments { get; }

    /// <summary>The labels that the build gave to its image.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The exporters.</summary>
    public ObjectList<BuildExporter> Exporters { get; }

    /// <summary>What the exporters answered, such as the digest of the image.</summary>
    public Dictionary<string, string> ExporterResponse { get; }

    /// <summary>The digest of the image; null without one.</summary>
    public string? Digest { get; }

    /// <summary>The steps in the order of their start; empty for a running build, and if the engine has no log of it any more.</summary>
    public ObjectList<BuildStep> Steps { get; }

    /// <summary>The warnings about the Dockerfile.</summary>
    public ObjectList<string> WarningTexts { get; }
}
