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
    /// <exception cref="DockerContextException">There is no such context, or its file is damaged.</exception>
    /// <exception cref="DockerConnectionException">Its endpoint or its files for TLS are none.</exception>
    public static EngineSelection Find(string? context) => Configured(() => Named(context ?? CurrentContext()));

    /// <summary>The name of the context that the environment and the configuration file choose. Whether there is one is not looked at.</summary>
    /// <exception cref="DockerConnectionException">The configuration file cannot be read.</exception>
    public static string CurrentName => Configured(CurrentContext);

    /// <summary>The name of the context that the configuration file chooses.</summary>
    /// <exception cref="DockerConnectionException">The configuration file cannot be read.</exception>
    public static string PersistedName => Configured(PersistedContext);

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

    /// <summary>The variable that counts before the configuration file; null if none is set.</summary>
    public static string? OverridingVariable => Array.Find(["DOCKER_HOST", "DOCKER_CONTEXT"], name => Variable(name) is not null);

    private static string CurrentContext() =>
        Variable("DOCKER_HOST") is not null ? ContextStore.DefaultName : Variable("DOCKER_CONTEXT") ?? PersistedContext();

    private static string PersistedContext() => ConfigFile.Read().CurrentContext is { Length: > 0 } current ? current : ContextStore.DefaultName;

    /// <summary>Where the engine of the default context listens.</summary>
    internal static string DefaultHost => Variable("DOCKER_HOST") ?? DockerEndpoint.Default.Text;

    /// <summary>The folder of the files for TLS of the default context, and whether any engine is believed; null if there is no TLS.</summary>
    internal static (string Folder, bool SkipVerify)? DefaultTls
    {
        get
        {
            var verify = Variable("DOCKER_TLS_VERIFY") is not null;
            return verify || Variable("DOCKER_TLS") is not null ? (Variable("DOCKER_CERT_PATH") ?? ConfigFile.Folder, !verify) : null;
        }
    }

    private static EngineSelection Named(string context) =>
        DockerEndpoint.LooksLikeEndpoint(context) ? At(DockerEndpoint.Parse(context))
        : context == ContextStore.DefaultName ? At(DockerEndpoint.Parse(DefaultHost))
        : ContextStore.EndpointOf(context) is not { } found ? throw ContextStore.NotFound(context)
        : found.Host is null ? throw new FormatException($"The context '{context}' has no endpoint of a Docker engine.")
        : With(new(context, DockerEndpoint.Parse(found.Host)), found.Tls);

    /// <summary>An endpoint that no context of the store names: the environment tells of TLS.</summary>
    private static EngineSelection At(DockerEndpoint endpoint) =>
        With(new(endpoint.Text, endpoint), () => DefaultTls is { } tls ? TlsSettings.Read(tls.Folder, tls.SkipVerify) : null);

    /// <summary>Only TCP has TLS; the files are not read for anything else.</summary>
    private static EngineSelection With(EngineSelection selection, Func<TlsSettings?> tls) =>
        selection.Endpoint.Scheme == EndpointScheme.Tcp && tls() is { } settings ? selection with { Endpoint = selection.Endpoint.WithTls(), Tls = settings } : selection;

    private static T Configured<T>(Func<T> choose)
    {
        try
        {
            return choose();
        }
        catch (FormatException error)
        {
            throw new DockerConnectionException(ConnectionFailure.Configuration, null, error.Message, error);
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static DockerConnectionException Malformed(string message) => new(ConnectionFailure.Configuration, null, message);
}
