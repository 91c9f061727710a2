using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>The version of BuildKit in an engine.</summary>
public sealed record BuildKitVersion
{
    /// <summary>The Go package.</summary>
    public string Package { get; private init; } = "";

    /// <summary>The version, like <c>v0.25.1</c>.</summary>
    public string Version { get; private init; } = "";

    /// <summary>The revision of the sources.</summary>
    public string Revision { get; private init; } = "";

    /// <summary>Returns the version.</summary>
    public override string ToString() => Version;

    internal static BuildKitVersion Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var version = new BuildKitVersion();
        while (reader.Next())
        {
            version = reader.Field switch
            {
                1 => version with { Package = reader.Text },
                2 => version with { Version = reader.Text },
                3 => version with { Revision = reader.Text },
                _ => version,
            };
        }

        return version;
    }
}
