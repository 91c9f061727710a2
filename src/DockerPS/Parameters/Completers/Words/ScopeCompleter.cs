namespace DockerPS.Parameters;

/// <summary>Completes the scopes of networks.</summary>
public sealed class ScopeCompleter() : WordCompleter(
    ("local", "On one engine"),
    ("swarm", "On all nodes of a swarm"),
    ("global", "On all engines of another kind of cluster"));
