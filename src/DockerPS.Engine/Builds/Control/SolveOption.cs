namespace DockerPS.Engine.Builds;

/// <summary>An exporter, or a source or destination of the build cache, as BuildKit takes it.</summary>
/// <param name="Type">The type, like <c>moby</c> or <c>registry</c>.</param>
/// <param name="Attributes">The attributes.</param>
public sealed record SolveOption(string Type, IReadOnlyDictionary<string, string> Attributes);
