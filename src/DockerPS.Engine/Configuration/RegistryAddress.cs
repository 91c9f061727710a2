using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>The keys of credentials: the host and the port of a registry, but the legacy address for Docker Hub.</summary>
public static class RegistryAddress
{
    /// <summary>The key of Docker Hub.</summary>
    public const string Hub = "https://index.docker.io/v1/";

    private static readonly string[] s_hubHosts = [ImageName.DefaultDomain, "index.docker.io", "registry-1.docker.io"];

    /// <summary>Returns the key of a registry, as written by a user, an image or docker.</summary>
    /// <exception cref="FormatException">The text is not a valid host.</exception>
    public static string KeyOf(string registry)
    {
        var host = HostOf(registry);
        return s_hubHosts.Contains(host, StringComparer.Ordinal) ? Hub
            : host.Length > 0
                && !host.Any(mark => char.IsWhiteSpace(mark) || char.IsControl(mark) || mark is '@' or '\\' or '?' or '#') ? host
            : throw new FormatException(
                "This is not a valid registry address. Write it like registry.example.com or localhost:5000, without a user.");
    }

    /// <summary>Returns the registry's usual name: the host, or <c>docker.io</c> for Docker Hub.</summary>
    public static string NameOf(string key) => HostOf(key) is var host && s_hubHosts.Contains(host, StringComparer.Ordinal)
        ? ImageName.DefaultDomain
        : host;

    /// <summary>Indicates whether an entry, which may have a scheme and a path, is that of a key.</summary>
    internal static bool IsFor(string entry, string key) => entry == key || HostOf(entry) == key;

    /// <summary>Indicates whether an entry is removed with a key: docker stores its own tokens beside the entry of Docker Hub.</summary>
    internal static bool BelongsTo(string entry, string key) =>
        IsFor(entry, key) || (key == Hub && entry.StartsWith(Hub, StringComparison.Ordinal));

    /// <summary>Returns the key of an entry; null if docker does not use it.</summary>
    internal static string? KeyOfEntry(string entry) =>
        entry == Hub ? Hub : HostOf(entry) is { Length: > 0 } host && !s_hubHosts.Contains(host, StringComparer.Ordinal) ? host : null;

    private static string HostOf(string address)
    {
        var start =
            address.StartsWith("https://", StringComparison.Ordinal) ? 8 : address.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        return address[start..].Split('/', 2)[0];
    }
}
