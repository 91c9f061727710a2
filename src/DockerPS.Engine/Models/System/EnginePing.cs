using System.Net.Http.Headers;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Models;

/// <summary>The description of an engine in the headers of <c>/_ping</c>.</summary>
/// <param name="ApiVersion">The newest API version of the engine; null if it sends none.</param>
/// <param name="OSType">The operating system of its containers: <c>linux</c> or <c>windows</c>.</param>
/// <param name="BuilderVersion">The preferred builder: 1 for the classic one, 2 for BuildKit.</param>
/// <param name="Experimental">Indicates whether experimental features are enabled.</param>
/// <param name="Swarm">The state in a swarm, like <c>inactive</c> or <c>active/manager</c>.</param>
public sealed record EnginePing(ApiVersion? ApiVersion, string? OSType, string? BuilderVersion, bool Experimental, string? Swarm)
{
    /// <summary>The builder to use. Older engines send none; all but those for Windows containers have BuildKit.</summary>
    public BuilderKind Builder => BuilderVersion == "1" || (BuilderVersion is null && OSType == "windows")
        ? BuilderKind.Classic
        : BuilderKind.BuildKit;

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
