namespace DockerPS.Compose.Model;

/// <summary>How the image of a service is built.</summary>
public sealed record ComposeBuild : ComposeElement
{
    /// <summary>The folder or the address of the sources.</summary>
    public string Context { get; init; } = "";

    /// <summary>The path of the Dockerfile in the context.</summary>
    public string Dockerfile { get; init; } = "";

    /// <summary>The content of the Dockerfile.</summary>
    public string DockerfileInline { get; init; } = "";

    /// <summary>The additional privileges.</summary>
    public IReadOnlyList<string> Entitlements { get; init; } = [];

    /// <summary>The build arguments.</summary>
    public IReadOnlyDictionary<string, string?> Arguments { get; init; } = Dictionary.Empty<string?>();

    /// <summary>The attestation of provenance.</summary>
    public string Provenance { get; init; } = "";

    /// <summary>The software bill of materials.</summary>
    public string Sbom { get; init; } = "";

    /// <summary>The SSH agents and keys.</summary>
    public IReadOnlyList<SshKey> Ssh { get; init; } = [];

    /// <summary>The labels of the image.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = Dictionary.Empty<string>();

    /// <summary>The caches to read.</summary>
    public IReadOnlyList<string> CacheFrom { get; init; } = [];

    /// <summary>The caches to write.</summary>
    public IReadOnlyList<string> CacheTo { get; init; } = [];

    /// <summary>Indicates whether no cache is used.</summary>
    public bool NoCache { get; init; }

    /// <summary>Additional contexts by name.</summary>
    public IReadOnlyDictionary<string, string> AdditionalContexts { get; init; } = Dictionary.Empty<string>();

    /// <summary>Indicates whether newer base images are pulled.</summary>
    public bool Pull { get; init; }

    /// <summary>The addresses of additional hosts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ExtraHosts { get; init; } = Dictionary.Empty<IReadOnlyList<string>>();

    /// <summary>The isolation on Windows.</summary>
    public string Isolation { get; init; } = "";

    /// <summary>The network of RUN.</summary>
    public string Network { get; init; } = "";

    /// <summary>The stage to build.</summary>
    public string Target { get; init; } = "";

    /// <summary>The secrets.</summary>
    public IReadOnlyList<FileMount> Secrets { get; init; } = [];

    /// <summary>The size of /dev/shm in bytes.</summary>
    public long ShmSize { get; init; }

    /// <summary>Additional names of the image.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The limits of processes.</summary>
    public IReadOnlyDictionary<string, Ulimit> Ulimits { get; init; } = Dictionary.Empty<Ulimit>();

    /// <summary>The platforms.</summary>
    public IReadOnlyList<string> Platforms { get; init; } = [];

    /// <summary>Indicates whether RUN has all privileges.</summary>
    public bool Privileged { get; init; }
}
