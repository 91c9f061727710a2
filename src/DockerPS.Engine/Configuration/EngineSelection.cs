using System.Globalization;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// Which engine is meant, in the order of the docker CLI's code: what the caller names, then <c>DOCKER_HOST</c>,
/// <c>DOCKER_CONTEXT</c>, the configuration file's current context, and the platform's default.
/// </summary>
/// <param name="Name">The context's name; the endpoint where no context of the store is meant.</param>
/// <param name="Endpoint">Where the engine listens.</param>
/// <param name="Tls">TLS for TCP; null for none.</param>
public sealed record EngineSelection(string Name, DockerEndpoint Endpoint, TlsSettings? Tls = null)
{
    /// <summary>Finds the engine.</summary>
    /// <param name="context">A context's name or an endpoint; null for the one that the environment and the configuration name.</param>
    /// <exception cref="DockerConnectionException">There is no such context, or its endpoint is none.</exception>
    public static EngineSelection Find(string? context)
    {
        try
        {
            return context is null ? FromEnvironment() : Named(context);
        }
        catch (FormatException error)
        {
            throw new DockerConnectionException(ConnectionFailure.Configuration, null, error.Message, error);
        }
    }

    /// <summary>The options that the environment and the configuration file ask for.</summary>
    /// <exception cref="DockerConnectionException">A variable or the file is malformed.</exception>
    public static DockerClientOptions Options()
    {
        var options = new DockerClientOptions();
        if (Variable("DOCKER_API_VERSION") is { } pinned)
        {
            options = options with
            {
                ApiVersion = ApiVersion.TryParse(pinned, out var version)
                    ? version
                    : throw Malformed($"DOCKER_API_VERSION is '{pinned}'; it must be a version like 1.41."),
            };
        }

        if (Variable("DOCKERPS_CONNECT_TIMEOUT") is { } limit)
        {
            options = options with
            {
                ConnectTimeout = double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86400
                    ? TimeSpan.FromSeconds(seconds)
                    : throw Malformed($"DOCKERPS_CONNECT_TIMEOUT is '{limit}'; it must be a number of seconds."),
            };
        }

        try
        {
            return options with { Headers = Headers() };
        }
        catch (FormatException error)
        {
            throw Malformed(error.Message);
        }
    }

    /// <summary>The headers of the configuration file, and over them those of <c>DOCKER_CUSTOM_HEADERS</c>: <c>name=value,name=value</c>.</summary>
    private static Dictionary<string, string> Headers()
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in ConfigFile.Read().HttpHeaders ?? new Dictionary<string, string>())
        {
            headers[name] = value;
        }

        foreach (var field in Variable("DOCKER_CUSTOM_HEADERS")?.Split(',') ?? [])
        {
            var (name, value) = field.Split('=', 2) is [{ Length: > 0 } key, var text]
                ? (key.Trim(), text.Trim())
                : throw new FormatException("DOCKER_CUSTOM_HEADERS must be like name=value,name=value.");
            headers[name] = value;
        }

        return headers;
    }

    private static EngineSelection FromEnvironment() =>
        Variable("DOCKER_HOST") is { } host ? At(DockerEndpoint.Parse(host))
        : Variable("DOCKER_CONTEXT") is { } context ? Named(context)
        : Named(ConfigFile.Read().CurrentContext is { Length: > 0 } current ? current : ContextStore.DefaultName);

    private static EngineSelection Named(string context)
    {
        if (DockerEndpoint.LooksLikeEndpoint(context))
        {
            return At(DockerEndpoint.Parse(context));
        }

        if (context == ContextStore.DefaultName)
        {
            return At(Variable("DOCKER_HOST") is { } host ? DockerEndpoint.Parse(host) : DockerEndpoint.Default);
        }

        return ContextStore.EndpointOf(context) is { Host: { } address } found
            ? With(new(context, DockerEndpoint.Parse(address)), found.Tls)
            : throw new DockerConnectionException(
                ConnectionFailure.Configuration,
                null,
                $"There is no context '{context}'. These exist: {string.Join(", ", ContextStore.Names())}.")
            {
                Advice = "Name an existing context, or an endpoint like 'unix:///var/run/docker.sock'.",
            };
    }

    /// <summary>An endpoint that no context of the store names: the environment tells of TLS.</summary>
    private static EngineSelection At(DockerEndpoint endpoint)
    {
        var verify = Variable("DOCKER_TLS_VERIFY") is not null;
        return With(new(endpoint.Text, endpoint), () => verify || Variable("DOCKER_TLS") is not null
            ? TlsSettings.Read(Variable("DOCKER_CERT_PATH") ?? ConfigFile.Folder, skipVerify: !verify)
            : null);
    }

    /// <summary>Only TCP has TLS; the files are not read for anything else.</summary>
    private static EngineSelection With(EngineSelection selection, Func<TlsSettings?> tls) =>
        selection.Endpoint.Scheme == EndpointScheme.Tcp && tls() is { } settings ? selection with { Endpoint = selection.Endpoint.WithTls(), Tls = settings } : selection;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static DockerConnectionException Malformed(string message) => new(ConnectionFailure.Configuration, null, message);
}
