namespace DockerPS.Operations;

/// <summary>A dependency of a service, as its containers record it.</summary>
/// <param name="Service">The service that it depends on.</param>
/// <param name="Condition">What that must be first: <c>service_started</c>, <c>service_healthy</c>, …</param>
/// <param name="Restart">Whether the service restarts when that does.</param>
internal sealed record ServiceLink(string Service, string Condition, bool Restart)
{
    /// <summary>Reads the label of a container: <c>db:service_healthy:true</c>, separated by commas.</summary>
    public static IReadOnlyList<ServiceLink> Parse(string? label) =>
    [
        .. (label ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text => text.Split(':'))
            .Select(parts => new ServiceLink(
                parts[0], parts.ElementAtOrDefault(1) ?? "service_started", parts.ElementAtOrDefault(2) == "true")),
    ];
}
