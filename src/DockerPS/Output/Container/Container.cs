using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A container, as <c>docker ps</c> shows it, with raw values.</summary>
public class Container
{
    private DetailReader<ContainerFacts>? _details;
    private SharedReader<ContainerSize>? _sizes;
    private ContainerSize? _counted;

    internal Container(ContainerSummary summary, string context)
        : this(summary, summary.Mounts, summary.NetworkSettings?.Networks, context)
    {
    }

    /// <summary>Mounts and networks are said apart: lists leave out a part of both, and keep addresses of a start that failed.</summary>
    private protected Container(
        ContainerSummary summary, IReadOnlyList<MountPoint>? mounts, IReadOnlyDictionary<string, EndpointSettings>? networks, string context)
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
        Networks = [.. (networks ?? new Dictionary<string, EndpointSettings>()).Select(network => new ContainerNetwork(network.Key, network.Value))];
        NetworkMode = summary.HostConfig?.NetworkMode ?? "";
        Context = context;
    }

    /// <summary>The full id, 64 digits.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The name, and those that links of other containers give it.</summary>
    public ObjectList<string> Names { get; }

    /// <summary>The image, as it was named when the container was made.</summary>
    public string Image { get; }

    /// <summary>The image's id.</summary>
    public string ImageId { get; }

    /// <summary>The command, as one line.</summary>
    public string Command { get; }

    /// <summary>When it was made, local time.</summary>
    public DateTime CreatedAt { get; }

    /// <summary>created, running, paused, restarting, removing, exited or dead.</summary>
    public string Status { get; }

    /// <summary>The engine's sentence, like <c>Exited (0) 2 hours ago</c>.</summary>
    public string StatusText { get; }

    /// <summary>The exit code; null while it runs and before it has run.</summary>
    public int? ExitCode { get; }

    /// <summary>starting, healthy or unhealthy; null without a health check and while it does not run.</summary>
    public string? Health { get; }

    /// <summary>The ports, published or exposed.</summary>
    public ObjectList<PortMapping> Ports { get; }

    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; }

    /// <summary>What is mounted.</summary>
    public ObjectList<ContainerMount> Mounts { get; }

    /// <summary>The networks that it is connected to.</summary>
    public ObjectList<ContainerNetwork> Networks { get; }

    /// <summary>bridge, host, none, container:name, or a network's name.</summary>
    public string NetworkMode { get; }

    /// <summary>Bytes that it has written, as far as they were counted.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.ContainerSize"/> by this name.</remarks>
    [Hidden]
    public long? Size => _counted?.Written;

    /// <summary>Bytes of its whole file system, the image's included, as far as they were counted.</summary>
    /// <remarks>PowerShell reads <see cref="DetailProperty.RootSize"/> by this name.</remarks>
    [Hidden]
    public long? RootSize => _counted?.Root;

    /// <summary>The engine: a context's name or an endpoint, as -Context takes it.</summary>
    public string Context { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name.Length > 0 ? Name : Id;

    /// <summary>Makes one of a list.</summary>
    /// <param name="summary">The container.</param>
    /// <param name="context">The engine.</param>
    /// <param name="details">Reads the details of the whole list; null if it stands alone.</param>
    internal static Container From(ContainerSummary summary, string context, DetailReader<ContainerFacts>? details = null) =>
        new(summary, context) { _details = details };

    /// <summary>Returns the details that lists do not have; asks the engine the first time.</summary>
    internal virtual ContainerFacts ReadFacts() => (_details ??= DetailReaders.Containers(Context)).Read(Id);

    /// <summary>Has its sizes read together with those of the whole list.</summary>
    internal Container With(SharedReader<ContainerSize> sizes)
    {
        _sizes = sizes.Add(Id);
        return this;
    }

    /// <summary>Returns the container with sizes that were counted among its properties.</summary>
    internal PSObject With(ContainerSize counted)
    {
        _counted = counted;
        return CountedProperty.Show(this, (nameof(Size), Size), (nameof(RootSize), RootSize));
    }

    /// <summary>Returns its sizes; asks the engine the first time. Null if it is gone.</summary>
    internal ContainerSize? ReadSize() => _counted ?? (_sizes ??= DetailReaders.ContainerSizes(Context)).Read(Id);

    /// <summary>The names without their slash.</summary>
    internal static IEnumerable<string> NamesOf(ContainerSummary summary) => (summary.Names ?? []).Select(name => name.TrimStart('/'));

    /// <summary>The container's own name: links add names with a slash inside.</summary>
    internal static string NameOf(ContainerSummary summary) =>
        NamesOf(summary).FirstOrDefault(name => !name.Contains('/', StringComparison.Ordinal)) ?? "";

    /// <summary>The exit code in the engine's sentence, <c>Exited (137) 2 hours ago</c>: lists have it nowhere else.</summary>
    private static int? ExitCodeOf(string sentence) =>
        sentence.Split(['(', ')'], 3) is ["Exited " or "Restarting ", var code, _]
        && int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>The health in the engine's sentence; a member of its own only from API 1.52 on.</summary>
    private static string? HealthOf(string sentence) =>
        sentence.EndsWith("(healthy)", StringComparison.Ordinal) ? "healthy"
        : sentence.EndsWith("(unhealthy)", StringComparison.Ordinal) ? "unhealthy"
        : sentence.EndsWith("(health: starting)", StringComparison.Ordinal) ? "starting"
        : null;
}
