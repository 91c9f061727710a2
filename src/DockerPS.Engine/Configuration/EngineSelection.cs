using System.Globalization;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Configuration;

/// <summary>
/// The selected engine, in the docker CLI's order: the caller's choice, <c>DOCKER_HOST</c>,
/// <c>DOCKER_CONTEXT</c>, the configuration file's current context, and the platform's default.
/// </summary>
/// <param name="Name">The context's name, or the endpoint if it is not from a context.</param>
/// <param name="Endpoint">The engine's endpoint.</param>
/// <param name="Tls">The TLS settings for TCP; null for no TLS.</param>
public sealed record EngineSelection(string Name, DockerEndpoint Endpoint, TlsSettings? Tls = null)
{
    /// <summary>Selects the engine.</summary>
    /// <param name="context">A context's name or an endpoint; null for that of the environment and the configuration.</param>
    /// <exception cref="DockerContextException">The context does not exist, or its file is damaged.</exception>
    /// <exception cref="DockerConnectionException">Its endpoint or its TLS files are not valid.</exception>
    public static EngineSelection Find(string? context) => Configured(() => Named(context ?? CurrentContext()));

    /// <summary>The name of the current context, chosen by the environment and the configuration file. It need not exist.</summary>
    /// <exception cref="DockerConnectionException">The configuration file cannot be read.</exception>
    public static string CurrentName => Configured(CurrentContext);

    /// <summary>The name of the current context in the configuration file.</summary>
    /// <exception cref="DockerConnectionException">The configuration file cannot be read.</exception>
    public static string PersistedName => Configured(PersistedContext);

    /// <summary>Reads the options in the environment and the configuration file.</summary>
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
                    : throw Malformed($"DOCKER_API_VERSION is '{pinned}', which is not a version. Write it like 1.41."),
            };
        }

        if (Variable("DOCKERPS_CONNECT_TIMEOUT") is { } limit)
        {
            options = options with
            {
                ConnectTimeout = double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
                    && seconds is > 0 and < 86400
                    ? TimeSpan.FromSeconds(seconds)
                    : throw Malformed($"DOCKERPS_CONNECT_TIMEOUT is '{limit}', which is not a valid number of seconds."),
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

    /// <summary>
    /// Reads the headers in the configuration file and in <c>DOCKER_CUSTOM_HEADERS</c> (<c>name=value,name=value</c>), which override them.
    /// </summary>
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
                : throw new FormatException("DOCKER_CUSTOM_HEADERS is malformed. Write it like name=value,name=value.");
            headers[name] = value;
        }

        return headers;
    }

    /// <summary>The environment variable that overrides the configuration file; null if none is set.</summary>
    public static string? OverridingVariable => Array.Find(["DOCKER_HOST", "DOCKER_CONTEXT"], name => Variable(name) is not null);

    private static string CurrentContext() =>
        Variable("DOCKER_HOST") is not null ? ContextStore.DefaultName : Variable("DOCKER_CONTEXT") ?? PersistedContext();

    private static string PersistedContext() => ConfigFile.Read().CurrentContext is { Length: > 0 } current
        ? current
        : ContextStore.DefaultName;

    /// <summary>The endpoint of the default context.</summary>
    internal static string DefaultHost => Variable("DOCKER_HOST") ?? DockerEndpoint.Default.Text;

    /// <summary>The folder of the default context's TLS files, and whether verification is skipped; null for no TLS.</summary>
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
        : found.Host is null ? throw new FormatException($"The context '{context}' has no endpoint for a Docker engine.")
        : With(new(context, DockerEndpoint.Parse(found.Host)), found.Tls);

    /// <summary>Selects an endpoint that is not from a stored context; the environment sets TLS.</summary>
    private static EngineSelection At(DockerEndpoint endpoint) =>
        With(new(endpoint.Text, endpoint), () => DefaultTls is { } tls ? TlsSettings.Read(tls.Folder, tls.SkipVerify) : null);

    /// <summary>Adds the TLS settings for TCP; for other transports the files are not read.</summary>
    private static EngineSelection With(EngineSelection selection, Func<TlsSettings?> tls) =>
        selection.Endpoint.Scheme == EndpointScheme.Tcp && tls() is { } settings
            ? selection with { Endpoint = selection.Endpoint.WithTls(), Tls = settings }
            : selection;

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
