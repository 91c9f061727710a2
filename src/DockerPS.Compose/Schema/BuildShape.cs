using static DockerPS.Compose.Schema.Shapes;

namespace DockerPS.Compose.Schema;

/// <summary>The shape of how the image of a service is built.</summary>
internal static class BuildShape
{
    /// <summary>The shape.</summary>
    public static Shape Build { get; } = Fields(
        true, ("context", Text), ("dockerfile", Text), ("dockerfile_inline", Text), ("entitlements", Texts), ("args", Pairs),
        ("ssh", Pairs), ("labels", Pairs), ("cache_from", Texts), ("cache_to", Texts), ("no_cache", Flag), ("additional_contexts", Pairs),
        ("network", Text), ("provenance", Flag), ("sbom", Flag), ("pull", Flag), ("target", Text), ("shm_size", Integer),
        ("extra_hosts", Hosts), ("isolation", Text), ("privileged", Flag), ("secrets", Mounts), ("tags", Texts), ("ulimits", Limits),
        ("platforms", Texts)).OrText();
}
