namespace DockerPS.Operations;

/// <summary>What Compose files define, by name.</summary>
/// <param name="Services">The active services, with the image and the number of containers.</param>
/// <param name="Profiles">The profiles of all services.</param>
internal sealed record ComposeNames(
    IReadOnlyList<(string Name, string Image, int Replicas)> Services, IReadOnlyList<string> Profiles)
{
    /// <summary>Returns the names of a configuration that was read.</summary>
    public static ComposeNames Of(ComposeConfiguration configuration) => new(
        [.. configuration.Services.Select(service => (service.Name, service.Image ?? "", service.Replicas))],
        [.. configuration.Services.SelectMany(service => service.Profiles).Distinct(StringComparer.Ordinal)]);
}
