namespace DockerPS.Parameters;

/// <summary>Refers to a swarm node.</summary>
public sealed class NodeReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Node";
}

/// <summary>Reads references to swarm nodes.</summary>
public sealed class NodeReferenceTransformationAttribute() : ReferenceTransformationAttribute<NodeReference>("Node", nameof(SwarmNode));
