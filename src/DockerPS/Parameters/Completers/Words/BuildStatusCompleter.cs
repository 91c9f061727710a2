namespace DockerPS.Parameters;

/// <summary>Completes the statuses of builds.</summary>
public sealed class BuildStatusCompleter() : WordCompleter(
    ("Running", "Not finished yet"),
    ("Completed", "Finished without an error"),
    ("Error", "Failed or canceled"));
