namespace DockerPS.Compose.Writing;

/// <summary>The forms in which a project is written, which differ in a few keys.</summary>
internal enum OutputForm
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML.</summary>
    Yaml,
}
