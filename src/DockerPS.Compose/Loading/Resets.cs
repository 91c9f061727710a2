using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>Drops values for the tags !reset and !override of a later file.</summary>
internal static class Resets
{
    /// <summary>Drops the values at certain paths.</summary>
    public static void Apply(MappingNode target, IReadOnlyList<NodePath> paths)
    {
        if (paths.Count > 0)
        {
            Apply(target, paths, NodePath.Top);
        }
    }

    private static void Apply(MappingNode target, IReadOnlyList<NodePath> paths, NodePath path)
    {
        foreach (var key in target.Keys.ToList())
        {
            var next = path.Next(key);
            if (paths.Any(next.Matches))
            {
                target.Remove(key);
            }
            else if (target[key] is MappingNode map)
            {
                Apply(map, paths, next);
            }
        }
    }
}
