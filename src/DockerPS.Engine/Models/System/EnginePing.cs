using System.Net.Http.Headers;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Models;

/// <summary>What an engine says of itself in the headers of <c>/_ping</c>.</summary>
/// <param name="ApiVersion">The newest version that it speaks; null if it does not say.</param>
/// <param name="OSType">The system that its containers run on: linux or windows.</param>
/// <param name="BuilderVersion">The builder that it prefers: 1 is the classic one, 2 is BuildKit.</param>
/// <param name="Experimental">Whether experimental features are on.</param>
/// <param name="Swarm">Its state in a swarm, like <c>inactive</c> or <c>active/manager</c>.</param>
public sealed record EnginePing(ApiVersion? ApiVersion, string? OSType, string? BuilderVersion, bool Experimental, string? Swarm)
{
    /// <summary>The builder to use. Older engines do not say; all but those for Windows containers have BuildKit.</summary>
    public BuilderKind Builder => BuilderVersion == "1" || (BuilderVersion is null && OSType == "windows") ? BuilderKind.Classic : BuilderKind.BuildKit;

    internal static EnginePing From(HttpResponseHeaders headers)
    {
        string? Value(string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
        return new(
            Http.ApiVersion.TryParse(Value("Api-Version"), out var version) ? version : null,
            Value("Ostype"),
            Value("Builder-Version"),
            Value("Docker-Experimental") == "true",
            Value("Swarm"));
    }
}
