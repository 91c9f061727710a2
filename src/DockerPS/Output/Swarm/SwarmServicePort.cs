using System.Globalization;
using DockerPS.Engine.Models;

namespace DockerPS;

/// <summary>A service port and how it is published.</summary>
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

    /// <summary>The published port on the nodes; null if each node chooses one.</summary>
    public int? PublishedPort { get; }

    /// <summary>The protocol: tcp, udp or sctp.</summary>
    public string Protocol { get; }

    /// <summary>The publish mode: ingress (on all nodes) or host (on nodes that run a task).</summary>
    public string PublishMode { get; }

    /// <summary>The engine.</summary>
    public string Context { get; }

    /// <summary>Returns the port in docker's form: <c>*:8080->80/tcp</c>; without the star if only nodes with a task publish it.</summary>
    public override string ToString()
    {
        var host = PublishMode == "ingress" ? "*:" : "";
        var published = PublishedPort is { } port ? $"{port}->" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{host}{published}{TargetPort}/{Protocol}");
    }
}
