namespace DockerPS.Parameters;

/// <summary>
/// Finds the thing that an object of this module is about: the container of a process or a log line, the image of a row of the disk
/// usage, what an event happened to.
/// </summary>
internal static class CarriedObject
{
    /// <summary>Returns the id and the name of the thing of a kind; null if the object is about none.</summary>
    /// <param name="kind">The kind of the object, like <c>ContainerStatistic</c>.</param>
    /// <param name="value">The object, or its copy.</param>
    /// <param name="noun">The kind of the thing, like <c>Container</c>.</param>
    public static (string Id, string Name)? Find(string kind, object value, string noun) => kind switch
    {
        nameof(ContainerStatistic) or nameof(ContainerExit) or nameof(ContainerLogEntry) or nameof(ContainerProcess) or nameof(ContainerChange)
            or nameof(ContainerItem) or nameof(CommandResult) or nameof(PortMapping)
            when noun == nameof(Container) => Of(value, "ContainerId", nameof(Container)),
        // An image with a name is taken by it: by the id, an engine removes all names of one repository at once.
        nameof(DockerDiskUsageItem) when ModuleObject.Text(value, "Type") == noun => Of(value, "Id", "Name"),
        nameof(DockerEvent) when noun.Equals(ModuleObject.Text(value, "Type"), StringComparison.OrdinalIgnoreCase) =>
            Of(value, "Id", noun == nameof(Image) ? null : "Name"),
        _ => null,
    };

    private static (string Id, string Name)? Of(object value, string id, string? name) => ModuleObject.Text(value, id) is { Length: > 0 } found
        ? (found, name is null ? "" : ModuleObject.Text(value, name) ?? "")
        : null;
}
