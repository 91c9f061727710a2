using DockerPS.Output;

namespace DockerPS;

/// <summary>A mount of a service that a Compose file defines.</summary>
public sealed class ComposeMount
{
    internal ComposeMount(ComposeFields fields)
    {
        Type = fields.Text("type") ?? "";
        Source = fields.Text("source");
        Target = fields.Text("target") ?? "";
        ReadOnly = fields.Flag("read_only");
    }

    /// <summary>The type: bind, volume, tmpfs, image, cluster or npipe.</summary>
    public string Type { get; }

    /// <summary>The path on the host, or the key of the volume; null for an anonymous volume.</summary>
    public string? Source { get; }

    /// <summary>The path in the container.</summary>
    public string Target { get; }

    /// <summary>Indicates whether it cannot be written to.</summary>
    public bool ReadOnly { get; }

    /// <summary>Returns the mount in the short form: <c>data:/var/lib/data:ro</c>.</summary>
    public override string ToString() => $"{(Source is null ? "" : $"{Source}:")}{Target}{(ReadOnly ? ":ro" : "")}";
}
