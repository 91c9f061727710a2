using DockerPS.Output;

namespace DockerPS;

/// <summary>A service that another one depends on in a Compose file.</summary>
public sealed class ComposeDependency
{
    internal ComposeDependency(string name, ComposeFields fields)
    {
        Name = name;
        Condition = fields.Text("condition") ?? "service_started";
        Restart = fields.Flag("restart");
        Required = fields["required"] is not false;
    }

    /// <summary>The name of the service.</summary>
    public string Name { get; }

    /// <summary>The condition: service_started, service_healthy or service_completed_successfully.</summary>
    public string Condition { get; }

    /// <summary>Indicates whether the dependent service is restarted with this one.</summary>
    public bool Restart { get; }

    /// <summary>Indicates whether it is an error if the service is missing.</summary>
    public bool Required { get; }

    /// <summary>Returns the name of the service.</summary>
    public override string ToString() => Name;
}
