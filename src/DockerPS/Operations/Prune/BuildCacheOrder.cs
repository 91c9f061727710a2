using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>The order in which BuildKit removes records of its cache until a limit is met.</summary>
internal static class BuildCacheOrder
{
    /// <summary>
    /// Returns the record that goes first. BuildKit ranks records by their last use and by their number of uses, and adds both ranks as
    /// shares of the highest one.
    /// </summary>
    public static BuildCacheRecord First(IReadOnlyList<BuildCacheRecord> records)
    {
        var times = Ranks(records, record => EngineTime.FromText(record.LastUsedAt) ?? DateTime.MinValue, DateTime.MinValue);
        var uses = Ranks(records, record => record.UsageCount, 0);
        return records.MinBy(record => times[record.Id] + uses[record.Id])!;
    }

    private static Dictionary<string, double> Ranks<T>(IReadOnlyList<BuildCacheRecord> records, Func<BuildCacheRecord, T> valueOf, T none)
        where T : IEquatable<T>
    {
        var (rank, last) = (1.0, none);
        var ranks = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var record in records.OrderBy(valueOf))
        {
            var value = valueOf(record);
            if (!value.Equals(last))
            {
                (rank, last) = (rank + 1, value);
            }

            ranks[record.Id] = rank;
        }

        return ranks.ToDictionary(entry => entry.Key, entry => entry.Value / rank, StringComparer.Ordinal);
    }
}
