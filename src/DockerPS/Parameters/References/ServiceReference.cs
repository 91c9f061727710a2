namespace DockerPS.Parameters;

/// <summary>Refers to a swarm service.</summary>
public sealed class ServiceReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Service";
}

/// <summary>Reads references to swarm services.</summary>
public sealed class ServiceReferenceTransformationAttribute() : ReferenceTransformationAttribute<ServiceReference>(
    "Service", nameof(SwarmService), nameof(SwarmServiceDetail));
