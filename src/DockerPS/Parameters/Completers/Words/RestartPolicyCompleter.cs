namespace DockerPS.Parameters;

/// <summary>Completes restart policies.</summary>
public sealed class RestartPolicyCompleter() : WordCompleter(
    ("no", "Never restarted"),
    ("always", "Always restarted, also when the engine starts"),
    ("unless-stopped", "Like always, unless it was stopped before the engine restarted"),
    ("on-failure", "Restarted when its exit code is not 0"),
    ("on-failure:3", "The same, at most three times"));
