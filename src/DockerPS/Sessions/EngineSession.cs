using System.Collections.Concurrent;
using DockerPS.Engine;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;

namespace DockerPS.Sessions;

/// <summary>An engine that commands talk to.</summary>
/// <param name="Name">
/// What the objects of this engine bear as <c>Context</c>: the context's name, or the endpoint where no named context was used,
/// since that stays true when the environment changes.
/// </param>
/// <param name="Client">The client.</param>
internal sealed record EngineSession(string Name, DockerClient Client)
{
    private static readonly ConcurrentDictionary<string, DockerClient> s_clients = new(StringComparer.Ordinal);

    /// <summary>The session of a context or an endpoint; of the current engine of the runspace where none is named.</summary>
    /// <exception cref="Engine.Http.DockerException">There is no such context, or its endpoint is none.</exception>
    public static EngineSession Open(string? context)
    {
        var selection = EngineSelection.Find(context ?? RunspaceContext.Name);
        return new(selection.Name, ClientFor(selection, EngineSelection.Options()));
    }

    /// <summary>Clients are kept for the life of the process: they hold the connections and what is known of the engine.</summary>
    private static DockerClient ClientFor(EngineSelection selection, DockerClientOptions options)
    {
        var headers = string.Join('\n', options.Headers.Select(header => $"{header.Key}:{header.Value}"));
        var key = $"{selection.Endpoint} {selection.Endpoint.Port} {selection.Tls?.Fingerprint}\n{options.ApiVersion}\n{options.ConnectTimeout}\n{headers}";
        return s_clients.GetOrAdd(key, _ => new DockerClient(selection.Endpoint, options with { Tls = selection.Tls }));
    }
}
