using System.Collections.Concurrent;
using DockerPS.Engine;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Sessions;

/// <summary>An engine that commands use.</summary>
/// <param name="Name">
/// The <c>Context</c> of the engine's objects: the name of the context, or the endpoint if no named context was used, which remains
/// valid when the environment changes.
/// </param>
/// <param name="Client">The client.</param>
internal sealed record EngineSession(string Name, DockerClient Client)
{
    private static readonly ConcurrentDictionary<string, DockerClient> s_clients = new(StringComparer.Ordinal);

    /// <summary>Opens a session for a context or an endpoint, or for the current engine of the runspace if none is given.</summary>
    /// <exception cref="Engine.Http.DockerException">The context does not exist, or its endpoint is invalid.</exception>
    public static EngineSession Open(string? context)
    {
        var selection = EngineSelection.Find(context ?? RunspaceContext.Name);
        return new(selection.Name, ClientFor(selection, EngineSelection.Options()));
    }

    /// <summary>Returns the client, which is kept for the life of the process with its connections and cached engine data.</summary>
    private static DockerClient ClientFor(EngineSelection selection, DockerClientOptions options)
    {
        var headers = string.Join('\n', options.Headers.Select(header => $"{header.Key}:{header.Value}"));
        var key = $"{selection.Endpoint} {selection.Endpoint.Port} {selection.Tls?.Fingerprint}\n"
            + $"{options.ApiVersion}\n{options.ConnectTimeout}\n{headers}";
        return s_clients.GetOrAdd(key, _ => new DockerClient(selection.Endpoint, options with { Tls = selection.Tls }));
    }
}
