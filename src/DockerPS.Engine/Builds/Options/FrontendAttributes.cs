using System.Globalization;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// Makes the attributes of the Dockerfile frontend, with the names and values that buildx sends:
/// <list type="table">
/// <item><term>filename</term><description>the Dockerfile</description></item>
/// <item><term>dockerfilekey</term><description><c>dockerfile</c>, if it is sent although the context is not a folder</description></item>
/// <item><term>context</term><description>the context, if it is a URL or a tar</description></item>
/// <item><term>context:NAME</term><description>a named context: <c>local:NAME</c> for a folder, else its reference</description></item>
/// <item><term>sharedkey:localdir:NAME</term><description>the shared key of its folder</description></item>
/// <item><term>frontend.caps</term><description>what the frontend must know; one that does not know it fails</description></item>
/// <item><term>build-arg:NAME, label:NAME</term><description>the build arguments and labels</description></item>
/// <item><term>source, cmdline</term><description>the image of another frontend, by the build argument BUILDKIT_SYNTAX</description></item>
/// <item><term>multi-platform</term><description><c>true</c> by the build argument BUILDKIT_MULTI_PLATFORM</description></item>
/// <item><term>target</term><description>the target stage</description></item>
/// <item><term>no-cache</term><description>empty for all stages, or those for which the cache is ignored</description></item>
/// <item><term>image-resolve-mode</term><description><c>pull</c>, or <c>local</c>: the engine's images come first</description></item>
/// <item><term>platform</term><description>the platforms</description></item>
/// <item><term>force-network-mode</term><description><c>host</c>, which also needs a privilege, or <c>none</c></description></item>
/// <item><term>add-hosts</term><description><c>host=address</c>, once for each address</description></item>
/// <item><term>shm-size, ulimit, cgroup-parent</term><description>the limits of the build's commands</description></item>
/// <item><term>attest:TYPE</term><description>an attestation, <c>type=TYPE,…</c></description></item>
/// <item><term>cache-imports</term><description>the sources of the build cache as JSON, which are in the request, too</description></item>
/// </list>
/// Several values have commas between them.
/// </summary>
internal sealed partial class FrontendAttributes(BuildOptions options, BuildWorker worker, ApiVersion version)
{
    private const string DefaultProvenance = "mode=min,inline-only=true";

    private readonly SortedDictionary<string, string> _attributes = new(StringComparer.Ordinal);

    /// <summary>Makes the attributes.</summary>
    /// <param name="cacheImports">The sources of the build cache.</param>
    /// <exception cref="FormatException">Options contradict each other, or are not valid.</exception>
    /// <exception cref="DockerFeatureException">The engine does not tell the address of <c>host-gateway</c>.</exception>
    public Dictionary<string, string> Make(IReadOnlyList<SolveOption> cacheImports)
    {
        AddArguments();
        AddInputs();
        AddAttestations();
        AddLimits();
        Set("target", options.Target);
        Set("image-resolve-mode", options.Pull ? "pull" : "local");
        Set("platform", string.Join(',', options.Platforms));
        Set("force-network-mode", NetworkMode());
        Set("add-hosts", new BuildHosts(worker, version).Format(options.ExtraHosts));
        Set("no-cache", string.Join(',', options.NoCacheStages));
        if (options.NoCache)
        {
            _attributes["no-cache"] = options.NoCacheStages.Count == 0
                ? ""
                : throw new FormatException("The cache is ignored for all stages and for some. Choose one of them.");
        }

        Set("cache-imports", cacheImports.Count > 0 ? CacheJson.Write(cacheImports) : null);
        return new(_attributes);
    }

    private void Set(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _attributes[name] = value;
        }
    }

    private void AddArguments()
    {
        foreach (var (name, value) in options.Arguments)
        {
            _attributes[$"build-arg:{name}"] = value;
        }

        foreach (var (name, value) in options.Labels)
        {
            _attributes[$"label:{name}"] = value;
        }

        if (GoBoolean.TryParse(options.Arguments.GetValueOrDefault("BUILDKIT_MULTI_PLATFORM")) == true)
        {
            _attributes["multi-platform"] = "true";
        }

        if (options.Arguments.TryGetValue("BUILDKIT_SYNTAX", out var syntax))
        {
            _attributes["source"] = syntax.Trim() is { Length: > 0 } line
                ? line.Split(' ')[0]
                : throw new FormatException(
                    "The build argument BUILDKIT_SYNTAX is empty. Give it the image of a frontend, or leave it out.");
            _attributes["cmdline"] = syntax;
        }
    }

    private void AddInputs()
    {
        var capabilities = new SortedSet<string>(StringComparer.Ordinal);
        Set("filename", options.Dockerfile.Length > 0 ? options.Dockerfile : "Dockerfile");
        Set("context", options.Context);
        Set("dockerfilekey", options.IsDockerfileSent ? "dockerfile" : null);
        if (options.Context is { } url && GitQueryForm().IsMatch(url))
        {
            capabilities.Add("moby.buildkit.frontend.gitquerystring");
        }

        foreach (var context in options.NamedContexts)
        {
            _attributes[$"context:{context.Name}"] = context.IsFolder ? $"local:{context.FolderName}" : context.Source;
            Set($"sharedkey:localdir:{context.Name}", context.IsFolder ? context.SharedKey : null);
            capabilities.Add("moby.buildkit.frontend.contexts+forward");
            if (!context.IsFolder && GitQueryForm().IsMatch(context.Source))
            {
                capabilities.Add("moby.buildkit.frontend.gitquerystring+forward");
            }
        }

        Set("frontend.caps", string.Join(',', capabilities));
    }

    private void AddAttestations()
    {
        foreach (var attestation in options.Attestations.DistinctBy(attestation => attestation.Type).Where(found => !found.IsDisabled))
        {
            _attributes[$"attest:{attestation.Type}"] = attestation.ToString();
        }

        if (options.HasDefaultAttestations && worker.HasContainerdStore
            && options.Attestations.All(attestation => attestation.Type != "provenance"))
        {
            _attributes["attest:provenance"] = DefaultProvenance;
        }
    }

    private void AddLimits()
    {
        Set("shm-size", options.ShmSize is > 0 and var size ? size.ToString(CultureInfo.InvariantCulture) : null);
        Set("ulimit", string.Join(',', options.Ulimits.OrderBy(limit => limit.Name, StringComparer.Ordinal).Select(limit =>
            string.Create(CultureInfo.InvariantCulture, $"{limit.Name}={limit.Soft}:{limit.Hard}"))));
        Set("cgroup-parent", options.CgroupParent);
    }

    private string? NetworkMode() => options.NetworkMode switch
    {
        "host" or "none" => options.NetworkMode,
        null or "" or "default" => null,
        var other => throw new FormatException($"BuildKit has no network '{other}' for builds. Use default, host or none."),
    };

    /// <summary>A git repository with a query, which older frontends would pass over.</summary>
    [GeneratedRegex(
        @"^(https?://[^?#]*\.git|git://[^?#]*|ssh://[^?#]*|github\.com/[^?#]*|[\w-]+@[^?#]*)\?.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GitQueryForm();
}
