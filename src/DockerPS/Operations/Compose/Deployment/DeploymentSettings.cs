namespace DockerPS.Operations;

/// <summary>Says what is to be deployed of a Compose project, and how.</summary>
internal sealed record DeploymentSettings
{
    /// <summary>The services, with those that they depend on; all without any.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Whether the services that these depend on are left out.</summary>
    public bool NoDependency { get; init; }

    /// <summary>Whether images that can be built are built anew.</summary>
    public bool Build { get; init; }

    /// <summary>Whether no image is built, even if it is missing.</summary>
    public bool NoBuild { get; init; }

    /// <summary>The policy that replaces those of the files: always, missing or never; null for none.</summary>
    public string? Pull { get; init; }

    /// <summary>The numbers of containers that replace those of the files.</summary>
    public IReadOnlyDictionary<string, int> Scale { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether containers are recreated even if nothing has changed.</summary>
    public bool ForceRecreate { get; init; }

    /// <summary>Whether containers are left even if they have changed.</summary>
    public bool NoRecreate { get; init; }

    /// <summary>Whether containers of services that are not named are recreated even if nothing has changed.</summary>
    public bool RecreateDependency { get; init; }

    /// <summary>Whether containers are recreated with new anonymous volumes.</summary>
    public bool RenewAnonymousVolume { get; init; }

    /// <summary>Whether services whose sources are to be watched are deployed all the same.</summary>
    public bool NoWatch { get; init; }

    /// <summary>Whether containers of services that the files do not define are removed.</summary>
    public bool RemoveOrphan { get; init; }

    /// <summary>Whether containers are only created.</summary>
    public bool NoStart { get; init; }

    /// <summary>Whether to wait until all services run, and are healthy.</summary>
    public bool Wait { get; init; }

    /// <summary>
    /// The single command that is to run; null for none. The containers of its own service stay as they are, and what the service depends
    /// on is deployed.
    /// </summary>
    public OneOffCommand? OneOff { get; init; }

    /// <summary>The time limit of each wait; null for none.</summary>
    public TimeSpan? Timeout { get; init; }
}
