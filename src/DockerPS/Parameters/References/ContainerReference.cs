namespace DockerPS.Parameters;

/// <summary>Refers to a container.</summary>
public sealed class ContainerReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Container";
}

/// <summary>Reads references to containers.</summary>
public sealed class ContainerTransformationAttribute() : ReferenceTransformationAttribute<ContainerReference>(
    nameof(Container), nameof(Container), nameof(ContainerDetail), nameof(NetworkContainer))
{
    /// <summary>Returns the container of an item; null if the value has none.</summary>
    internal static ContainerReference? OfItem(object value) =>
        new ContainerTransformationAttribute().Transform(null!, value) is ContainerReference[] and [var only] ? only : null;

    /// <inheritdoc/>
    /// <remarks>The name of a file in a container is not the name of a container.</remarks>
    protected override string? NameInBag(object value) =>
        ModuleObject.Text(value, "FullName") is { Length: > 0 } && ModuleObject.Text(value, nameof(Container)) is { Length: > 0 } container
            ? container
            : base.NameInBag(value);
}
