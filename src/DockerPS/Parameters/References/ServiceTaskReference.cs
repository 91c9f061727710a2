namespace DockerPS.Parameters;

/// <summary>Refers to a swarm service, or to one of its tasks.</summary>
public sealed class ServiceTaskReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Service";
}

/// <summary>Reads references to swarm services and their tasks.</summary>
public sealed class ServiceTaskReferenceTransformationAttribute() : ReferenceTransformationAttribute<ServiceTaskReference>(
    "Service", nameof(SwarmService), nameof(SwarmServiceDetail), nameof(SwarmTask));
