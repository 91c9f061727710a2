using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>A rule by which an engine prunes its build cache by itself.</summary>
public sealed record BuildCachePolicy
{
    /// <summary>Indicates whether the rule includes internal and frontend records.</summary>
    public bool All { get; private init; }

    /// <summary>The time for which unused records are kept; zero for no such limit.</summary>
    public TimeSpan KeepDuration { get; private init; }

    /// <summary>The filters that select the records; empty for all.</summary>
    public IReadOnlyList<string> Filters { get; private init; } = [];

    /// <summary>The size in bytes that is always kept. Before BuildKit 0.17, the size above which records are pruned.</summary>
    public long ReservedSpace { get; private init; }

    /// <summary>The size in bytes above which records are pruned; 0 for no such limit.</summary>
    public long MaximumUsedSpace { get; private init; }

    /// <summary>The free disk space in bytes below which records are pruned; 0 for no such limit.</summary>
    public long MinimumFreeSpace { get; private init; }

    internal static BuildCachePolicy Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtobufReader(bytes);
        List<string> filters = [];
        var policy = new BuildCachePolicy { Filters = filters };
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    policy = policy with { All = reader.Number != 0 };
                    break;
                case 2:
                    policy = policy with { KeepDuration = TimeSpan.FromTicks(reader.Number / TimeSpan.NanosecondsPerTick) };
                    break;
                case 3:
                    policy = policy with { ReservedSpace = reader.Number };
                    break;
                case 4:
                    filters.Add(reader.Text);
                    break;
                case 5:
                    policy = policy with { MaximumUsedSpace = reader.Number };
                    break;
                case 6:
                    policy = policy with { MinimumFreeSpace = reader.Number };
                    break;
            }
        }

        return policy;
    }
}
