namespace DockerPS.Parameters;

/// <summary>
/// Finds the engine object that an object of this module refers to: the container of a process or a log line, the image of a disk
/// usage row, the subject of an event.
/// </summary>
internal static class CarriedObject
{
    /// <summary>Returns the id and the name of the engine object; null if there is none of the noun.</summary>
    /// <param name="kind">The kind of the module's object, such as <c>ContainerStatistic</c>.</param>
    /// <param name="value">The module's object, or its copy.</param>
    /// <param name="noun">The kind of the engine object, such as <c>Container</c>.</param>
    public static (string Id, string Name)? Find(string kind, object value, string noun) => kind switch
    {
        nameof(ContainerStatistic) or nameof(ContainerExit) or nameof(ContainerLogEntry) or nameof(ComposeLogEntry)
            or nameof(ContainerProcess) or nameof(ContainerChange) or nameof(ContainerItem) or nameof(CommandResult) or nameof(PortMapping)
            when noun == nameof(Container) => Read(value, "ContainerId", nameof(Container)),

        // A named image is identified by its name: removal by id would remove all names of one repository at once.
        nameof(DockerDiskUsageItem) when ModuleObject.Text(value, "Type") == noun => Read(value, "Id", "Name"),
        nameof(DockerEvent) when noun.Equals(ModuleObject.Text(value, "Type"), StringComparison.OrdinalIgnoreCase) =>
            Read(value, "Id", noun == nameof(Image) ? null : "Name"),
        _ => null,
    };

    private static (string Id, string Name)? Read(object value, string idProperty, string? nameProperty) =>
        ModuleObject.Text(value, idProperty) is { Length: > 0 } id
            ? (id, nameProperty is null ? "" : ModuleObject.Text(value, nameProperty) ?? "")
            : null;
}
