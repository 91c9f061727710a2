namespace DockerPS.Parameters;

/// <summary>Refers to a swarm config.</summary>
public sealed class ConfigReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Config";
}

/// <summary>Reads references to the configurations of a swarm.</summary>
public sealed class ConfigReferenceTransformationAttribute() : ReferenceTransformationAttribute<ConfigReference>("Config", nameof(SwarmConfig));
