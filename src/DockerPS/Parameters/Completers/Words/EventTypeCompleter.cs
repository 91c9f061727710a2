namespace DockerPS.Parameters;

/// <summary>Completes the object types of events.</summary>
public sealed class EventTypeCompleter() : WordCompleter(
    ("container", "Containers"),
    ("image", "Images"),
    ("volume", "Volumes"),
    ("network", "Networks"),
    ("builder", "The build cache"),
    ("daemon", "The engine itself"),
    ("plugin", "Plugins"),
    ("node", "Swarm nodes"),
    ("service", "Swarm services"),
    ("secret", "Swarm secrets"),
    ("config", "Swarm configs"));
