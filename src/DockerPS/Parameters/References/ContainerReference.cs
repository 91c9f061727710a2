using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refers to a container.</summary>
public sealed class ContainerReference : ObjectReference
{
    /// <inheritdoc/>
    internal override string Noun => "Container";
}

/// <summary>Reads references to containers. Compose projects and their services stand for their containers.</summary>
public sealed class ContainerTransformationAttribute() : ReferenceTransformationAttribute<ContainerReference>(
    nameof(Container), nameof(Container), nameof(ContainerDetail), nameof(NetworkContainer))
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        base.Transform(engineIntrinsics, WithContainers(inputData));

    /// <summary>Returns the container of an item; null if the value has none.</summary>
    internal static ContainerReference? OfItem(object value) =>
        new ContainerTransformationAttribute().Transform(null!, value) is ContainerReference[] and [var only] ? only : null;

    /// <inheritdoc/>
    /// <remarks>The name of a file in a container is not the name of a container.</remarks>
    protected override string? NameInBag(object value) =>
        ModuleObject.Text(value, "FullName") is { Length: > 0 } && ModuleObject.Text(value, nameof(Container)) is { Length: > 0 } container
            ? container
            : base.NameInBag(value);

    private static object? WithContainers(object? value) =>
        value is null ? null
        : ContainersOf(value) is { } containers ? containers
        : value.Unwrapped() is IList values && values.Cast<object?>().Any(item => item is not null && ContainersOf(item) is not null)
            ? values.Cast<object?>().SelectMany(item => (item is null ? null : ContainersOf(item)) ?? [item]).ToArray()
            : value;

    /// <summary>Returns the containers of a project or a service, and null for everything else.</summary>
    private static object?[]? ContainersOf(object value) =>
        ModuleObject.KindOf(value) is nameof(ComposeProject) or nameof(ComposeService)
        && PSObject.AsPSObject(value).Properties["Containers"]?.Value.Unwrapped() is IEnumerable containers
            ? [.. containers.Cast<object?>()]
            : null;
}
