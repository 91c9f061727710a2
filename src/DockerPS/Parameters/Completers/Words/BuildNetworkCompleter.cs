namespace DockerPS.Parameters;

/// <summary>Completes the network modes of builds.</summary>
public sealed class BuildNetworkCompleter() : WordCompleter(
    ("default", "The default network of containers"),
    ("host", "The host's own network"),
    ("none", "No network"));
