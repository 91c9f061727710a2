using DockerPS.Engine.Builds;
using DockerPS.Output;

namespace DockerPS;

/// <summary>An exporter of a build.</summary>
public sealed class BuildExporter
{
    internal BuildExporter(SolveOption option) => (Type, Attributes) = (option.Type, EngineValue.Copy(option.Attributes));

    /// <summary>The type, like <c>moby</c> or <c>image</c>.</summary>
    public string Type { get; }

    /// <summary>The attributes, like the names of the image.</summary>
    public Dictionary<string, string> Attributes { get; }

    /// <summary>Returns the type.</summary>
    public override string ToString() => Type;
}
