namespace DockerPS.Compose.Errors;

/// <summary>Reasons why Compose files could not be read.</summary>
public enum ComposeFailure
{
    /// <summary>A file does not exist.</summary>
    FileNotFound,

    /// <summary>A file could not be read.</summary>
    FileNotReadable,

    /// <summary>A file is not correct YAML.</summary>
    Syntax,

    /// <summary>A key occurs twice in the same mapping.</summary>
    DuplicateKey,

    /// <summary>A key is unknown.</summary>
    UnknownKey,

    /// <summary>A value has the wrong type or an invalid form.</summary>
    InvalidValue,

    /// <summary>Two values contradict each other.</summary>
    Conflict,

    /// <summary>A variable that is required has no value.</summary>
    MissingVariable,

    /// <summary>A variable is written incorrectly.</summary>
    InvalidVariable,

    /// <summary>A service, network, volume, config, secret or model is used but not defined.</summary>
    Undefined,

    /// <summary>Services, files or anchors refer to each other in a circle.</summary>
    Cycle,

    /// <summary>An environment file is written incorrectly.</summary>
    EnvironmentFile,

    /// <summary>The project's name is missing or invalid.</summary>
    ProjectName,

    /// <summary>The files contain something that this reader does not support.</summary>
    NotSupported,
}
