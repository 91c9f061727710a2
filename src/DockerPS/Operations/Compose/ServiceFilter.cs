using DockerPS.Parameters;

namespace DockerPS.Operations;

/// <summary>Chooses services of projects by names and wildcards.</summary>
internal sealed class ServiceFilter
{
    private readonly IReadOnlyList<string>? _names;

    /// <param name="names">The names and wildcards; null for all services.</param>
    /// <exception cref="FormatException">A wildcard is malformed.</exception>
    public ServiceFilter(IReadOnlyList<string>? names)
    {
        _names = names;
        _ = Has("");
    }

    /// <summary>Returns whether a service is chosen.</summary>
    public bool Has(string service) => _names?.Any(name => Wildcard.Matches(name, service)) != false;

    /// <summary>Returns the names, but for wildcards, that no service has.</summary>
    public IEnumerable<string> Missing(IEnumerable<string> services) =>
        (_names ?? []).Where(name => !Wildcard.IsIn(name) && !services.Contains(name));
}
