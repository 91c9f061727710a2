namespace DockerPS.Parameters;

/// <summary>Refers to a swarm config.</summary>
public sealed class ConfigReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Config";
}

/// <summary>Reads references to swarm configs.</summary>
public sealed class ConfigReferenceTransformationAttribute() : ReferenceTransformationAttribute<ConfigReference>(
    "Config", nameof(SwarmConfig));
