namespace DockerPS.Parameters;

/// <summary>Which service of a swarm is meant, or which of its tasks.</summary>
public sealed class ServiceTaskReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Service";
}

/// <summary>Reads references to services of a swarm, and to their tasks.</summary>
public sealed class ServiceTaskReferenceTransformationAttribute() : ReferenceTransformationAttribute<ServiceTaskReference>(
    "Service", nameof(SwarmService), nameof(SwarmServiceDetail), nameof(SwarmTask));
