using DockerPS.Parameters;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>A single command that runs in a container of its own, made as those of a service.</summary>
internal sealed record OneOffCommand
{
    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>The command; null for that of the service.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>The entrypoint; null for that of the service.</summary>
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The user; null for that of the service.</summary>
    public string? User { get; init; }

    /// <summary>The working directory; null for that of the service.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Variables besides those of the service.</summary>
    public IReadOnlyList<KeyValue> Environment { get; init; } = [];

    /// <summary>Whether the ports of the service are published.</summary>
    public bool PublishPorts { get; init; }

    /// <summary>Whether the container is removed when it exits.</summary>
    public bool AutoRemove { get; init; }

    /// <summary>Whether the container gets a terminal.</summary>
    public bool Tty { get; init; }

    /// <summary>Whether the command has standard input that ends.</summary>
    public bool HasInput { get; init; }

    /// <summary>The name of the container; null for one that is made up.</summary>
    public string? Name { get; init; }

    /// <summary>Returns the service as the container of the command is made of it.</summary>
    public ServiceDefinition Apply(ServiceDefinition service)
    {
        var environment = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in service.Environment)
        {
            environment[name] = value;
        }

        foreach (var pair in Environment)
        {
            environment[pair.Key] = pair.Value;
        }

        return service with
        {
            Command = Command ?? (Entrypoint is null ? service.Command : null),
            Entrypoint = Entrypoint ?? service.Entrypoint,
            User = User ?? service.User,
            WorkingDirectory = WorkingDirectory ?? service.WorkingDirectory,
            Environment = environment,
            Ports = PublishPorts ? service.Ports : [],
            ContainerName = "",
            Tty = Tty,
            StdinOpen = Tty || HasInput,
        };
    }
}
