namespace DockerPS.Parameters;

/// <summary>Completes the drivers of networks.</summary>
public sealed class NetworkDriverCompleter() : WordCompleter(
    ("bridge", "A private network on the engine's host"),
    ("host", "The host's own network"),
    ("overlay", "A network across the nodes of a swarm"),
    ("macvlan", "Containers have MAC addresses in the host's network"),
    ("ipvlan", "Containers have IP addresses in the host's network"),
    ("null", "No network"),
    ("nat", "A private network on Windows"),
    ("transparent", "Containers are in the host's network, on Windows"));
