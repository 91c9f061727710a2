using DockerPS.Compose.Errors;
using DockerPS.Compose.Model;

namespace DockerPS.Compose.Loading;

/// <summary>Finds services that depend on each other.</summary>
internal static class DependencyCycles
{
    /// <summary>Refuses circles.</summary>
    /// <exception cref="ComposeFileException">Services depend on each other.</exception>
    public static void Check(ComposeProject project)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var service in project.Services.Values)
        {
            Visit(service, project, done, []);
        }
    }

    private static void Visit(ComposeService service, ComposeProject project, HashSet<string> done, List<string> chain)
    {
        var start = chain.IndexOf(service.Name);
        if (start >= 0)
        {
            throw new ComposeFileException(
                ComposeFailure.Cycle, service.Position,
                $"Services depend on each other: {string.Join(" > ", chain.Skip(start).Append(service.Name))}.", "Remove one dependency.");
        }

        if (!done.Contains(service.Name))
        {
            chain.Add(service.Name);
            foreach (var name in service.DependsOn.Keys)
            {
                if (project.Services.TryGetValue(name, out var next))
                {
                    Visit(next, project, done, chain);
                }
            }

            chain.RemoveAt(chain.Count - 1);
            done.Add(service.Name);
        }
    }
}
