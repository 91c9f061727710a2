using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A record of the build cache and the space that it takes (UsageRecord).</summary>
public sealed record BuildCacheUsage
{
    /// <summary>The id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The parent records.</summary>
    public IReadOnlyList<string> Parents { get; private init; } = [];

    /// <summary>The kind, like <c>regular</c> or <c>source.local</c>.</summary>
    public string Type { get; private init; } = "";

    /// <summary>The description of the step.</summary>
    public string Description { get; private init; } = "";

    /// <summary>Indicates whether its content may still change, as that of a cache mount.</summary>
    public bool IsMutable { get; private init; }

    /// <summary>Indicates whether a build is using it.</summary>
    public bool IsInUse { get; private init; }

    /// <summary>Indicates whether an image shares its data.</summary>
    public bool IsShared { get; private init; }

    /// <summary>The size in bytes.</summary>
    public long Size { get; private init; }

    /// <summary>The time of creation; null if the engine does not tell it.</summary>
    public DateTimeOffset? Created { get; private init; }

    /// <summary>The time of the last use; null for never.</summary>
    public DateTimeOffset? LastUsed { get; private init; }

    /// <summary>The number of uses.</summary>
    public long UsageCount { get; private init; }

    /// <summary>Parses a message.</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    internal static BuildCacheUsage Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        List<string> parents = [];
        var usage = new BuildCacheUsage { Parents = parents };
        while (reader.Next())
        {
            // Engine 20.10 tells a single parent in a field of its own; newer ones leave it empty.
            if (reader.Field is 5 or 12 && !reader.Bytes.IsEmpty)
            {
                parents.Add(reader.Text);
            }

            usage = reader.Field switch
            {
                1 => usage with { Id = reader.Text },
                2 => usage with { IsMutable = reader.Number != 0 },
                3 => usage with { IsInUse = reader.Number != 0 },
                4 => usage with { Size = reader.Number },
                6 => usage with { Created = reader.Time },
                7 => usage with { LastUsed = reader.Time },
                8 => usage with { UsageCount = reader.Number },
                9 => usage with { Description = reader.Text },
                10 => usage with { Type = reader.Text },
                11 => usage with { IsShared = reader.Number != 0 },
                _ => usage,
            };
        }

        return usage;
    }
}
