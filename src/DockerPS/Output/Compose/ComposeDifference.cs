namespace DockerPS;

/// <summary>A difference between Compose files and an engine.</summary>
public sealed class ComposeDifference
{
    internal ComposeDifference(string project, string? service, string property, string? desired, string? actual, string context) =>
        (Project, Service, Property, Desired, Actual, Context) = (project, service, property, desired, actual, context);

    /// <summary>The name of the project.</summary>
    public string Project { get; }

    /// <summary>The name of the service; null for what the services share.</summary>
    public string? Service { get; }

    /// <summary>What differs, like Replicas, Image or Status, or the object and its property.</summary>
    public string Property { get; }

    /// <summary>The value according to the files; null for none.</summary>
    public string? Desired { get; }

    /// <summary>The value on the engine; null for none.</summary>
    public string? Actual { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the property and both values.</summary>
    public override string ToString() => $"{Service ?? Project}: {Property}: {Actual ?? "(none)"}, not {Desired ?? "(none)"}";
}
