namespace DockerPS;

/// <summary>A change that Deploy-ComposeProject would make.</summary>
public sealed class ComposeChange
{
    internal ComposeChange(string project, string? service, string kind, string name, string action, string reason, string context) =>
        (Project, Service, Kind, Name, Action, Reason, Context) = (project, service, kind, name, action, reason, context);

    /// <summary>The name of the project.</summary>
    public string Project { get; }

    /// <summary>The name of the service; null for what the services share.</summary>
    public string? Service { get; }

    /// <summary>The kind of the object: Network, Volume, Image or Container.</summary>
    public string Kind { get; }

    /// <summary>The name of the object.</summary>
    public string Name { get; }

    /// <summary>The change: Create, Recreate, Start, Stop, Remove, Pull or Build.</summary>
    public string Action { get; }

    /// <summary>The reason.</summary>
    public string Reason { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the change and the object: <c>Create Container shop-web-1</c>.</summary>
    public override string ToString() => $"{Action} {Kind} {Name}";
}
