namespace DockerPS.Operations;

/// <summary>The labels by which a Compose project is known on an engine, whoever created it.</summary>
internal static class ComposeLabels
{
    /// <summary>The name of the project.</summary>
    public const string Project = "com.docker.compose.project";

    /// <summary>The name of the service.</summary>
    public const string Service = "com.docker.compose.service";

    /// <summary>The hash of the settings.</summary>
    public const string ConfigHash = "com.docker.compose.config-hash";

    /// <summary>The number of a container in its service, starting at 1.</summary>
    public const string Number = "com.docker.compose.container-number";

    /// <summary>The key of a network in the files.</summary>
    public const string Network = "com.docker.compose.network";

    /// <summary>The key of a volume in the files.</summary>
    public const string Volume = "com.docker.compose.volume";

    /// <summary>The folder of the project.</summary>
    public const string WorkingDirectory = "com.docker.compose.project.working_dir";

    /// <summary>The paths of the files, separated by commas.</summary>
    public const string ConfigFiles = "com.docker.compose.project.config_files";

    /// <summary>The paths of the environment files that were named.</summary>
    public const string EnvironmentFile = "com.docker.compose.project.environment_file";

    /// <summary><c>True</c> for a container of a single command, <c>False</c> for one of a service.</summary>
    public const string OneOff = "com.docker.compose.oneoff";

    /// <summary>The random part of the name of a single command's container.</summary>
    public const string Slug = "com.docker.compose.slug";

    /// <summary>The id of the image.</summary>
    public const string Image = "com.docker.compose.image";

    /// <summary>The dependencies: <c>name:condition:restart</c>, separated by commas.</summary>
    public const string DependsOn = "com.docker.compose.depends_on";

    /// <summary>The version of the program that created the object.</summary>
    public const string Version = "com.docker.compose.version";

    /// <summary>What a container has replaced.</summary>
    public const string Replaced = "com.docker.compose.replace";

    /// <summary>The version of docker compose whose form the labels have.</summary>
    public const string FormVersion = "2.40.3";
}
