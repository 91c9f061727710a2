namespace DockerPS.Compose.Model;

/// <summary>A port of a service.</summary>
public sealed record ServicePort : ComposeElement
{
    /// <summary>A name for people.</summary>
    public string Name { get; init; } = "";

    /// <summary>The mode: ingress or host.</summary>
    public string Mode { get; init; } = "";

    /// <summary>The address of the host.</summary>
    public string HostIP { get; init; } = "";

    /// <summary>The port of the container.</summary>
    public int Target { get; init; }

    /// <summary>The port or the range of ports of the host; empty if the engine chooses.</summary>
    public string Published { get; init; } = "";

    /// <summary>The protocol: tcp, udp or sctp.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>The protocol of the application.</summary>
    public string AppProtocol { get; init; } = "";
}
