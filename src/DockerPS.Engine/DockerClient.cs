using DockerPS.Engine.Builds;
using DockerPS.Engine.Endpoints;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine;

/// <summary>
/// A client of one Docker engine. It is thread-safe and meant to be reused, with its connections and the negotiated API version.
/// </summary>
public sealed class DockerClient : IDisposable
{
    /// <summary>The first version whose engines take gRPC on their own address, without TLS.</summary>
    private static readonly ApiVersion s_directControl = new(1, 53);

    private readonly EngineHttp _http;
    private readonly bool _hasTls;

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <param name="endpoint">The engine's endpoint.</param>
    /// <param name="options">The options.</param>
    public DockerClient(DockerEndpoint endpoint, DockerClientOptions? options = null)
    {
        Endpoint = endpoint;
        options ??= new();
        _hasTls = options.Tls is not null;
        _http = new EngineHttp(endpoint, EngineConnector.For(endpoint, options.Tls), options);
        Configs = new(_http);
        Containers = new(_http);
        Exec = new(_http);
        Images = new(_http);
        Networks = new(_http);
        Nodes = new(_http);
        Secrets = new(_http);
        Services = new(_http);
        Sessions = new(_http);
        Swarm = new(_http);
        System = new(_http);
        Tasks = new(_http);
        Volumes = new(_http);
    }

    /// <summary>Creates a client; nothing is sent yet.</summary>
    /// <param name="endpoint">The engine's endpoint, like <c>unix:///var/run/docker.sock</c>.</param>
    /// <exception cref="FormatException">The text is not a valid endpoint.</exception>
    public DockerClient(string endpoint)
        : this(DockerEndpoint.Parse(endpoint))
    {
    }

    /// <summary>The engine's endpoint.</summary>
    public DockerEndpoint Endpoint { get; }

    /// <summary>Indicates whether the engine is podman, whose API differs in places; false before the first response.</summary>
    public bool IsPodman => _http.IsPodman;

    /// <summary>The routes below <c>/configs</c>.</summary>
    public ConfigEndpoints Configs { get; }

    /// <summary>The routes below <c>/containers</c>.</summary>
    public ContainerEndpoints Containers { get; }

    /// <summary>The routes that run commands in containers.</summary>
    public ExecEndpoints Exec { get; }

    /// <summary>The routes below <c>/images</c>.</summary>
    public ImageEndpoints Images { get; }

    /// <summary>The routes below <c>/networks</c>.</summary>
    public NetworkEndpoints Networks { get; }

    /// <summary>The routes below <c>/nodes</c>.</summary>
    public NodeEndpoints Nodes { get; }

    /// <summary>The routes below <c>/secrets</c>.</summary>
    public SecretEndpoints Secrets { get; }

    /// <summary>The routes below <c>/services</c>.</summary>
    public ServiceEndpoints Services { get; }

    /// <summary>The connections to and from BuildKit.</summary>
    internal SessionTransport Sessions { get; }

    /// <summary>The routes below <c>/swarm</c>.</summary>
    public SwarmEndpoints Swarm { get; }

    /// <summary>The routes for the engine as a whole.</summary>
    public SystemEndpoints System { get; }

    /// <summary>The routes below <c>/tasks</c>.</summary>
    public TaskEndpoints Tasks { get; }

    /// <summary>The routes below <c>/volumes</c>.</summary>
    public VolumeEndpoints Volumes { get; }

    /// <summary>Returns the negotiated API version; asks the engine the first time.</summary>
    public Task<ApiVersion> NegotiateAsync(CancellationToken cancellationToken = default) => _http.NegotiateAsync(cancellationToken);

    /// <summary>
    /// Opens a connection to the control API of the engine's BuildKit: directly on the engine's address if it takes that, otherwise by an
    /// upgrade (<c>POST /grpc</c>).
    /// </summary>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="DockerApiException">The engine, or a proxy before it, refuses the connection.</exception>
    public async Task<BuildControl> OpenBuildControlAsync(CancellationToken cancellationToken = default)
    {
        var version = await _http.NegotiateAsync(cancellationToken).ConfigureAwait(false);
        var direct = version >= s_directControl && !_hasTls && Endpoint.Scheme != EndpointScheme.Ssh
            ? await BuildControl.TryConnectAsync(Sessions, version, cancellationToken).ConfigureAwait(false)
            : null;
        return direct ?? new(new(await Sessions.OpenControlAsync(cancellationToken).ConfigureAwait(false)), version);
    }

    /// <summary>Opens a session beside a build.</summary>
    /// <param name="id">The id by which the build refers to it: see <see cref="BuildSession.NewId"/>.</param>
    /// <param name="services">The services of this computer. They are the caller's, and must outlive the session.</param>
    /// <param name="transfers">The files that are sent and received.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="DockerApiException">The engine, or a proxy before it, refuses the session.</exception>
    public Task<BuildSession> OpenBuildSessionAsync(
        string id, SessionServices services, BuildTransfers transfers, CancellationToken cancellationToken = default) =>
        BuildSession.OpenAsync(id, Sessions.OpenSessionAsync, services, transfers, cancellationToken);

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();
}
