using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Builds the request from New-Image's parameters as the docker CLI does.</summary>
internal sealed class ImageBuildRequest(BuildSettings settings)
{
    /// <summary>First API version that passes these limits to BuildKit; older engines silently ignore them.</summary>
    private static readonly ApiVersion s_limitsWithBuildKit = new(1, 42);

    /// <summary>Builds the request for an engine.</summary>
    /// <exception cref="DockerFeatureException">The engine's API lacks a requested option.</exception>
    public async Task<ImageBuild> MakeAsync(EngineSession engine, BuildSource source, CancellationToken cancellationToken)
    {
        var builder = settings.Builder ?? Chosen()
            ?? (await engine.Client.System.PingAsync(cancellationToken).ConfigureAwait(false)).Builder;
        if (builder == BuilderKind.BuildKit)
        {
            var version = await engine.Client.NegotiateAsync(cancellationToken).ConfigureAwait(false);
            Require(version, settings.ShmSize is not null, nameof(settings.ShmSize));
            Require(version, settings.Ulimit is not null, nameof(settings.Ulimit));
        }

        return new()
        {
            Builder = builder,
            Remote = source.Remote,
            Dockerfile = source.Dockerfile,
            Tags = [.. settings.Names.Select(name => name.Familiar)],
            Arguments = BuildKitOptions.Arguments(settings, engine),
            Labels = KeyValue.ToDictionary(settings.Label),
            Target = settings.Target,
            Platform = DefaultPlatform.Or(settings.Platform) is [var platform, ..] ? platform : null,
            NoCache = settings.NoCache,
            Pull = settings.Pull,
            NetworkMode = settings.NetworkMode,
            CacheFrom = settings.CacheFrom.Count == 0
                ? null
                : [.. settings.CacheFrom.Select(entry => entry.Attributes.GetValueOrDefault("ref") ?? $"{entry}")],
            ExtraHosts = [.. (settings.ExtraHost ?? []).Select(host => $"{host.Key}:{host.Value}")],
            ShmSize = settings.ShmSize,
            Ulimits = settings.Ulimit,
            Squash = settings.Squash,
            Credentials = builder == BuilderKind.Classic
                ? await CredentialStore.OpenIfReadable().FindAllAsync(cancellationToken).ConfigureAwait(false)
                : null,
        };
    }

    private static void Require(ApiVersion version, bool used, string parameter)
    {
        if (used && version < s_limitsWithBuildKit)
        {
            throw new DockerFeatureException($"{parameter} with BuildKit", s_limitsWithBuildKit, version)
            {
                Advice = "Add -Builder Classic.",
            };
        }
    }

    private static BuilderKind? Chosen() => Variable("DOCKER_BUILDKIT")?.ToLowerInvariant() switch
    {
        null => null,
        "0" or "f" or "false" => BuilderKind.Classic,
        _ => BuilderKind.BuildKit,
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
