namespace DockerPS.Parameters;

/// <summary>Refers to a container.</summary>
public sealed class ContainerReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Container";
}

/// <summary>Reads references to containers.</summary>
public sealed class ContainerTransformationAttribute() : ReferenceTransformationAttribute<ContainerReference>(
    nameof(Container), nameof(Container), nameof(ContainerDetail), nameof(NetworkContainer));
