namespace DockerPS.Parameters;

/// <summary>Completes the privileges of builds.</summary>
public sealed class BuildEntitlementCompleter() : WordCompleter(
    ("network.host", "RUN may use the host's network"),
    ("security.insecure", "RUN may run without a container's limits"),
    ("device", "RUN may use devices"));
