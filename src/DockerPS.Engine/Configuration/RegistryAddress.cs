using DockerPS.Engine.Models;

namespace DockerPS.Engine.Configuration;

/// <summary>Under which name the credentials of a registry are kept: its host and port, but for Docker Hub the address of old.</summary>
public static class RegistryAddress
{
    /// <summary>The name for Docker Hub.</summary>
    public const string Hub = "https://index.docker.io/v1/";

    private static readonly string[] s_hubHosts = [ImageName.DefaultDomain, "index.docker.io", "registry-1.docker.io"];

    /// <summary>The name for a registry as a user, an image or docker writes it.</summary>
    /// <exception cref="FormatException">The text is no host.</exception>
    public static string KeyOf(string registry)
    {
        var host = HostOf(registry);
        return s_hubHosts.Contains(host, StringComparer.Ordinal) ? Hub
            : host.Length > 0 && !host.Any(mark => char.IsWhiteSpace(mark) || char.IsControl(mark) || mark is '@' or '\\' or '?' or '#') ? host
            : throw new FormatException("That is not the address of a registry. Write it like registry.example.com or localhost:5000, without a user.");
    }

    /// <summary>What people call the registry: its host, and <c>docker.io</c> for Docker Hub.</summary>
    public static string NameOf(string key) => HostOf(key) is var host && s_hubHosts.Contains(host, StringComparer.Ordinal) ? ImageName.DefaultDomain : host;

    /// <summary>Indicates whether an entry that somebody wrote, maybe with a scheme and a path, is the one for a key.</summary>
    internal static bool IsFor(string entry, string key) => entry == key || HostOf(entry) == key;

    /// <summary>Indicates whether an entry goes with a key: docker keeps tokens of its own beside Docker Hub's.</summary>
    internal static bool BelongsTo(string entry, string key) =>
        IsFor(entry, key) || (key == Hub && entry.StartsWith(Hub, StringComparison.Ordinal));

    /// <summary>The key of an entry; null if docker does not use it.</summary>
    internal static string? KeyOfEntry(string entry) =>
        entry == Hub ? Hub : HostOf(entry) is { Length: > 0 } host && !s_hubHosts.Contains(host, StringComparer.Ordinal) ? host : null;

    private static string HostOf(string address)
    {
        var start = address.StartsWith("https://", StringComparison.Ordinal) ? 8 : address.StartsWith("http://", StringComparison.Ordinal) ? 7 : 0;
        return address[start..].Split('/', 2)[0];
    }
}
