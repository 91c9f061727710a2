using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Normalization;

/// <summary>Removes empty DNS servers, which variables without a value leave.</summary>
internal static class EmptyItems
{
    /// <summary>Removes them from all services of a file.</summary>
    public static void Remove(MappingNode file)
    {
        foreach (var service in (file["services"] as MappingNode)?.Pairs.Select(pair => pair.Value).OfType<MappingNode>() ?? [])
        {
            (service["dns"] as SequenceNode)?.Items.RemoveAll(item => item is ScalarNode { Value: null or "" });
        }
    }
}
