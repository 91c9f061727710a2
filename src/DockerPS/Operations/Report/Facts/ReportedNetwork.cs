namespace DockerPS.Operations;

/// <summary>A network in a report.</summary>
internal sealed record ReportedNetwork
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The driver.</summary>
    public string Driver { get; init; } = "bridge";

    /// <summary>The scope: local, global or swarm.</summary>
    public string Scope { get; init; } = "local";

    /// <summary>Whether it is isolated from outside networks.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The subnets.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>The names of the containers in it, running or not.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Whether the engine made it.</summary>
    public bool IsPredefined { get; init; }
}
