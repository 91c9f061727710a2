using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>Makes the requests for builds as buildx does for its driver <c>docker</c>, and refuses what the engine would not do.</summary>
/// <param name="worker">The engine's worker.</param>
/// <param name="version">The engine's API version.</param>
public sealed class BuildPlanner(BuildWorker worker, ApiVersion version)
{
    /// <summary>The first version whose frontend limits the build's commands, that of Engine 23.0. Older ones pass over it.</summary>
    private static readonly ApiVersion s_limits = new(1, 42);

    /// <summary>The first version with several outputs, that of Engine 26.0 with BuildKit 0.13.</summary>
    private static readonly ApiVersion s_outputs = new(1, 45);

    /// <summary>Makes the request for a build.</summary>
    /// <param name="options">The options.</param>
    /// <param name="reference">The build's id.</param>
    /// <param name="sessionId">The id of the session.</param>
    /// <exception cref="FormatException">Options contradict each other, or lack something; the message states what.</exception>
    /// <exception cref="DockerFeatureException">An option needs a newer API.</exception>
    /// <exception cref="DockerStoreException">An option needs the containerd image store.</exception>
    public BuildPlan Plan(BuildOptions options, string reference, string sessionId)
    {
        Require(options.ShmSize is > 0, "The size of /dev/shm in a build", s_limits);
        Require(options.Ulimits.Count > 0, "Ulimits in a build", s_limits);
        Require(options.CgroupParent is { Length: > 0 }, "A parent cgroup in a build", s_limits);
        var exports = CacheExports(options);
        var imports = options.CacheFrom.Select(entry => Checked(entry, "src")).ToList();
        var (outputs, exporters) = new ExporterPlan(options, worker).Make();
        Require(exporters.Count > 1, "A build with several outputs", s_outputs);
        RequireStore(
            options.Platforms.Count > 1 && outputs.Any(output => output.Type is not ("local" or "tar")), "An image for several platforms");
        RequireStore(options.NamedContexts.Any(context => context.Layout is not null), "A context of the form oci-layout://");
        RequireStore(options.Attestations.Any(attestation => !attestation.IsDisabled), "An attestation");
        var frontend = new FrontendAttributes(options, worker, version).Make(imports);
        var request = new SolveRequest
        {
            Reference = reference,
            SessionId = sessionId,
            Frontend = frontend.ContainsKey("source") ? "gateway.v0" : SolveRequest.DockerfileFrontend,
            FrontendAttributes = frontend,
            Exporters = exporters,
            CacheExports = exports,
            CacheImports = imports,
            Entitlements = options.NetworkMode == "host" ? [.. options.Entitlements, BuildEntitlement.HostNetwork] : options.Entitlements,
        };
        return new(request, outputs, PushedNames(options, outputs));
    }

    private List<SolveOption> CacheExports(BuildOptions options)
    {
        var exports = options.CacheTo.Select(entry => Checked(entry, "dest")).ToList();
        if (GoBoolean.TryParse(options.Arguments.GetValueOrDefault("BUILDKIT_INLINE_CACHE")) == true)
        {
            exports.Add(new("inline", new Dictionary<string, string>()));
        }

        foreach (var export in exports.Where(export => export.Type != "inline"))
        {
            RequireStore(true, $"A build cache of the type '{export.Type}'");
        }

        return exports;
    }

    /// <summary>Returns an entry for the request if it has what BuildKit's client requires.</summary>
    private static SolveOption Checked(BuildCacheEntry entry, string folder)
    {
        entry.Check(folder);
        return new(entry.Type, entry.Attributes);
    }

    /// <summary>Returns the names that are left to push: the classic store passes over the wish without a word.</summary>
    private string[] PushedNames(BuildOptions options, IReadOnlyList<BuildOutput> outputs)
    {
        var pushed = worker.HasContainerdStore ? null : outputs.FirstOrDefault(output => output.IsPushed);
        return pushed is null ? []
            : options.Tags.Count > 0 ? [.. options.Tags.Select(tag => tag.WithDefaultTag().Canonical)]
            : pushed.Attributes["name"].Split(',');
    }

    private void Require(bool used, string feature, ApiVersion needed)
    {
        if (used && version < needed)
        {
            throw new DockerFeatureException(feature, needed, version);
        }
    }

    private void RequireStore(bool used, string feature)
    {
        if (used && !worker.HasContainerdStore)
        {
            throw new DockerStoreException(feature);
        }
    }
}
