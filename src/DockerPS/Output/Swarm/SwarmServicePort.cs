using System.Globalization;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>A port of a service, and where it is published.</summary>
public sealed class SwarmServicePort
{
    internal SwarmServicePort(ServicePort port, string service, string context)
    {
        Service = service;
        TargetPort = port.TargetPort;
        PublishedPort = port.PublishedPort is > 0 ? port.PublishedPort : null;
        Protocol = port.Protocol ?? "tcp";
        PublishMode = port.PublishMode ?? "ingress";
        Context = context;
    }

    /// <summary>The service's name.</summary>
    public string Service { get; }

    /// <summary>The port in the containers.</summary>
    public int TargetPort { get; }

    /// <summary>The port on the nodes; null where each node chooses one.</summary>
    public int? PublishedPort { get; }

    /// <summary>tcp, udp or sctp.</summary>
    public string Protocol { get; }

    /// <summary>ingress (on all nodes) or host (on those that run a task).</summary>
    public string PublishMode { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>As docker writes it: <c>*:8080->80/tcp</c>; without a star where only nodes with a task have it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(PublishMode == "ingress" ? "*:" : "")}{(PublishedPort is { } port ? $"{port}->" : "")}{TargetPort}/{Protocol}");
}
