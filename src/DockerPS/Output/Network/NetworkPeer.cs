namespace DockerPS;

/// <summary>Another engine of an overlay network.</summary>
public sealed class NetworkPeer
{
    internal NetworkPeer(Engine.Models.NetworkPeer peer) => (Name, IPAddress) = (peer.Name ?? "", peer.IP ?? "");

    /// <summary>Its name in the network.</summary>
    public string Name { get; }

    /// <summary>Its address.</summary>
    public string IPAddress { get; }

    /// <summary>The address.</summary>
    public override string ToString() => IPAddress;
}
