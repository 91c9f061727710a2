using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A container as listed by <c>docker ps</c>, with raw values.</summary>
public class Container
{
    private DetailReader<ContainerFacts>? _details;
    private SharedReader<ContainerSize>? _sizes;
    private ContainerSize? _counted;

    internal Container(ContainerSummary summary, string context)
        : this(summary, summary.Mounts, summary.NetworkSettings?.Networks, context)
    {
    }

    /// <summary>Takes mounts and networks separately: lists omit parts of both, and keep addresses of a failed start.</summary>
    private protected Container(
        ContainerSummary summary,
        IReadOnlyList<MountPoint>? mounts,
        IReadOnlyDictionary<string, EndpointSettings>? networks,
        string context)
    {
        Id = summary.Id;
        Names = [.. NamesOf(summary)];
        Name = NameOf(summary);
        Image = summary.Image ?? "";
        ImageId = summary.ImageId ?? "";
        Command = summary.Command ?? "";
        CreatedAt = EngineTime.FromUnix(summary.Created);
        Status = summary.State ?? "";
        StatusText = summary.Status ?? "";
        ExitCode = ExitCodeOf(StatusText);
        Health = summary.Health?.Status is { Length: > 0 } health and not "none" ? health : HealthOf(StatusText);
        Ports = [.. (summary.Ports ?? []).Select(port => PortMapping.From(port, Name, Id, context))
            .OrderBy(port => port.PrivatePort).ThenBy(port => port.PublicPort)];
        Labels = EngineValue.Copy(summary.Labels);
        Mounts = [.. (mounts ?? []).Select(mount => new ContainerMount(mount))];
        Networks = [.. (networks ?? new Dictionary<string, EndpointSettings>())
            .Select(network => new ContainerNetwork(network.Key, network.Value))];
        NetworkMode = summary.HostConfig?.NetworkMode ?? "";
        Context = context;
    }

    /// <summary>The full id (64 digits).</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name, and aliases from links of other containers.</summary>
    public ObjectList<string> Names { get; }

    /// <summary>The image, as named when the container was created.</summary>
    public string Image { get; }

    /// <summary>The id of the image.</summary>
    public string ImageId { get; }

    /// <summary>The command as a single line.</summary>
    public string Command { get; }

    /// <summary>Creation time, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>The state: created, running, paused, restarting, removing, exited or dead.</summary>
    public string Status { get; }

    /// <summary>The status text of the engine, like <c>Exited (0) 2 hours ago</c>.</summary>
    public string StatusText { get; }

    /// <summary>The exit code; null while the container runs and before its first run.</summary>
    public int? ExitCode { get; }

    /// <summary>The health: starting, healthy or unhealthy; null without a health check and while the container is not running.</summary>
    public string? Health { get; }

    /// <summary>The published and exposed ports.</summary>
    public ObjectList<PortMapping> Ports { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>The mounts.</summary>
    public ObjectList<ContainerMount> Mounts { get; }

    /// <summary>The networks that the container is connected to.</summary>
    public ObjectList<ContainerNetwork> Networks { get; }

    /// <summary>The network mode: bridge, host, none, container:name, or the name of a network.</summary>
    public string NetworkMode { get; }

    /// <summary>Size of the writable layer in bytes, if counted.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.ContainerSize"/> by this name.</remarks>
    [Hidden]
    public long? Size => _counted?.Written;

    /// <summary>Size of the whole file system in bytes, including the image, if counted.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.RootSize"/> by this name.</remarks>
    [Hidden]
    public long? RootSize => _counted?.Root;

    /// <summary>The engine, as a context name or endpoint for -Context.</summary>
    public string Context { get; }

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;

    /// <summary>Creates a container from a list entry.</summary>
    /// <param name="summary">The list entry.</param>
    /// <param name="context">The engine.</param>
    /// <param name="details">Reads the details of the whole list; null for a single container.</param>
    internal static Container From(ContainerSummary summary, string context, DetailReader<ContainerFacts>? details = null) =>
        new(summary, context) { _details = details };

    /// <summary>Returns the details that lists omit; queries the engine on first use.</summary>
    internal virtual ContainerFacts ReadFacts() => (_details ??= DetailReaders.Containers(Context)).Read(Id);

    /// <summary>Attaches the reader that counts the sizes of the whole list in one request.</summary>
    internal Container With(SharedReader<ContainerSize> sizes)
    {
        _sizes = sizes.Add(Id);
        return this;
    }

    /// <summary>Returns the container with visible properties for the counted sizes.</summary>
    internal PSObject With(ContainerSize counted)
    {
        _counted = counted;
        return CountedProperty.Add(this, (nameof(Size), Size), (nameof(RootSize), RootSize));
    }

    /// <summary>Returns the sizes; queries the engine on first use. Null if the container is gone.</summary>
    internal ContainerSize? ReadSize() => _counted ?? (_sizes ??= DetailReaders.ContainerSizes(Context)).Read(Id);

    /// <summary>Returns the names without the leading slash.</summary>
    internal static IEnumerable<string> NamesOf(ContainerSummary summary) => (summary.Names ?? []).Select(name => name.TrimStart('/'));

    /// <summary>Returns the container's own name; names from links contain another slash.</summary>
    internal static string NameOf(ContainerSummary summary) =>
        NamesOf(summary).FirstOrDefault(name => !name.Contains('/', StringComparison.Ordinal)) ?? "";

    /// <summary>Parses the exit code from the status text, <c>Exited (137) 2 hours ago</c>: lists have no other field for it.</summary>
    private static int? ExitCodeOf(string sentence) =>
        sentence.Split(['(', ')'], 3) is ["Exited " or "Restarting ", var code, _]
        && int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>Parses the health from the status text; engines before API 1.52 have no separate field.</summary>
    private static string? HealthOf(string sentence) =>
        sentence.EndsWith("(healthy)", StringComparison.Ordinal) ? "healthy"
        : sentence.EndsWith("(unhealthy)", StringComparison.Ordinal) ? "unhealthy"
        : sentence.EndsWith("(health: starting)", StringComparison.Ordinal) ? "starting"
        : null;
}
