namespace DockerPS.Parameters;

/// <summary>Refers to a swarm secret.</summary>
public sealed class SecretReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Secret";
}

/// <summary>Reads references to swarm secrets.</summary>
public sealed class SecretReferenceTransformationAttribute() : ReferenceTransformationAttribute<SecretReference>(
    "Secret", nameof(SwarmSecret));
