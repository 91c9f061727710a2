namespace DockerPS;

/// <summary>Another engine of an overlay network.</summary>
public sealed class NetworkPeer
{
    internal NetworkPeer(Engine.Models.NetworkPeer peer) => (Name, IPAddress) = (peer.Name ?? "", peer.IP ?? "");

    /// <summary>The name of the engine in the network.</summary>
    public string Name { get; }

    /// <summary>The IP address of the engine.</summary>
    public string IPAddress { get; }

    /// <summary>Returns the address.</summary>
    public override string ToString() => IPAddress;
}
