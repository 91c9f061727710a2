using DockerPS.Engine.Builds;
using DockerPS.Engine.Configuration;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Turns the settings of a build into options of BuildKit's control API.</summary>
internal static class BuildKitOptions
{
    /// <summary>The address that stands for the engine's host.</summary>
    public const string HostGateway = "host-gateway";

    /// <summary>Returns the options.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="source">The source of the build.</param>
    /// <param name="context">The context as the session names it; null for a folder or for a URL.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="hostGateway">The address of <c>host-gateway</c> if the engine does not tell it; null if it does.</param>
    /// <exception cref="FormatException">A platform is not valid.</exception>
    public static BuildOptions From(
        BuildSettings settings, BuildSource source, string? context, EngineSession engine, string? hostGateway) => new()
    {
        Dockerfile = source.Context?.DockerfileName ?? source.Dockerfile ?? "",
        Context = source.Remote ?? context,
        NamedContexts = settings.BuildContext,
        Arguments = Arguments(settings, engine),
        Labels = KeyValue.ToDictionary(settings.Label) ?? [],
        Target = settings.Target,
        NoCache = settings.NoCache,
        NoCacheStages = settings.NoCacheFilter,
        Pull = settings.Pull,
        Platforms = [.. DefaultPlatform.Or(settings.Platform).SelectMany(BuildPlatform.ParseAll)],
        ExtraHosts =
        [
            .. (settings.ExtraHost ?? []).Select(host => new KeyValuePair<string, string>(
                host.Key, host.Value == HostGateway ? hostGateway ?? HostGateway : host.Value ?? "")),
        ],
        NetworkMode = settings.NetworkMode,
        ShmSize = settings.ShmSize,
        Ulimits = settings.Ulimit ?? [],
        CgroupParent = settings.CgroupParent,
        Entitlements = [.. settings.Entitlement.Select(BuildEntitlement.Parse)],
        Attestations = settings.Attestation,
        Annotations = settings.Annotation,
        CacheFrom = settings.CacheFrom,
        CacheTo = settings.CacheTo,
        Outputs = settings.Output,
        Tags = settings.Names,
    };

    /// <summary>Returns the build arguments: those given, and the configured proxies unless overridden.</summary>
    public static Dictionary<string, string> Arguments(BuildSettings settings, EngineSession engine)
    {
        var proxies = ConfigFile.Read().ProxiesFor(engine.Client.Endpoint.Text).Select(proxy => new KeyValue(proxy.Key, proxy.Value));
        return KeyValue.ToDictionary([.. proxies, .. settings.Argument]) ?? [];
    }
}
