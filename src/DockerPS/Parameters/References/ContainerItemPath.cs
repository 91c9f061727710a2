using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refers to an item in a container, by an object from Get-ContainerItem.</summary>
public sealed class ContainerItemPath
{
    internal ContainerItemPath(ContainerReference container, string path) => (Container, Path) = (container, path);

    /// <summary>The container.</summary>
    internal ContainerReference Container { get; }

    /// <summary>The path, without wildcards.</summary>
    internal string Path { get; }

    /// <summary>Returns the item in the form <c>container:path</c>.</summary>
    public override string ToString() => $"{Container}:{Path}";
}

/// <summary>
/// Reads items of containers: objects, their copies from jobs and files, and bags with the properties Container and FullName. Any other
/// value is returned unchanged and does not bind.
/// </summary>
public sealed class ContainerItemTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is object[] list)
        {
            var references = Array.ConvertAll(list, Read);
            return Array.TrueForAll(references, reference => reference is not null) ? references : inputData;
        }

        return Read(inputData) is { } single ? new[] { single } : inputData;
    }

    private static ContainerItemPath? Read(object? value)
    {
        if (value is null || (ModuleObject.KindOf(value) != nameof(ContainerItem) && !ModuleObject.IsPropertyBag(value)))
        {
            return null;
        }

        var path = ModuleObject.Text(value, "FullName");
        return path is not { Length: > 0 } ? null
            : ContainerTransformationAttribute.OfItem(value) is { } container ? new(container, path)
            : null;
    }
}
