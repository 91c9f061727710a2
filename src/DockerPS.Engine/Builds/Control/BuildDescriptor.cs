using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>Refers to a blob in the engine's content store.</summary>
public sealed record BuildDescriptor
{
    /// <summary>The media type.</summary>
    public string MediaType { get; private init; } = "";

    /// <summary>The digest.</summary>
    public string Digest { get; private init; } = "";

    /// <summary>The size in bytes.</summary>
    public long Size { get; private init; }

    internal static BuildDescriptor Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        var descriptor = new BuildDescriptor();
        while (reader.Next())
        {
            descriptor = reader.Field switch
            {
                1 => descriptor with { MediaType = reader.Text },
                2 => descriptor with { Digest = reader.Text },
                3 => descriptor with { Size = reader.Number },
                _ => descriptor,
            };
        }

        return descriptor;
    }
}
