using DockerPS.Compose.Model;

namespace DockerPS.Compose.Loading;

/// <summary>Selects what is active in a project.</summary>
internal static class Selection
{
    /// <summary>Disables the services that no active profile enables.</summary>
    public static ComposeProject ByProfile(ComposeProject project, IReadOnlyList<string> profiles)
    {
        var groups = project.Services.ToLookup(pair =>
            pair.Value.Profiles.Count == 0 || profiles.Contains("*") || pair.Value.Profiles.Any(profiles.Contains));
        return project with
        {
            Profiles = [.. profiles.Where(profile => profile.Length > 0)],
            Services = Sorted(groups[true]),
            DisabledServices = Sorted(groups[false]),
        };
    }

    /// <summary>Removes the networks, volumes, configs, secrets and models that no active service uses.</summary>
    public static ComposeProject Used(ComposeProject project)
    {
        var services = project.Services.Values;
        return project with
        {
            Networks = Only(project.Networks, services.SelectMany(service => service.Networks.Keys)),
            Volumes = Only(project.Volumes, services.SelectMany(service => service.Volumes)
                .Where(volume => volume.Type == "volume").Select(volume => volume.Source)),
            Configs = Only(project.Configs, services.SelectMany(service => service.Configs).Select(config => config.Source)),
            Secrets = Only(
                project.Secrets,
                services.SelectMany(service => service.Secrets.Concat(service.Build?.Secrets ?? [])).Select(secret => secret.Source)),
            Models = Only(project.Models, services.SelectMany(service => service.Models.Keys)),
        };
    }

    private static SortedDictionary<string, T> Only<T>(IReadOnlyDictionary<string, T> all, IEnumerable<string> names)
    {
        var used = names.ToHashSet(StringComparer.Ordinal);
        return Sorted(all.Where(pair => used.Contains(pair.Key)));
    }

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            sorted[key] = value;
        }

        return sorted;
    }
}
