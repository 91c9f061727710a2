using System.Diagnostics.CodeAnalysis;

namespace DockerPS.Engine.Transport;

/// <summary>How an engine is reached.</summary>
public enum EndpointScheme
{
    /// <summary>A unix domain socket: <c>unix:///var/run/docker.sock</c>.</summary>
    Unix,

    /// <summary>A Windows named pipe: <c>npipe:////./pipe/docker_engine</c>.</summary>
    NamedPipe,

    /// <summary>TCP: <c>tcp://host:2375</c>.</summary>
    Tcp,

    /// <summary>The <c>ssh</c> program: <c>ssh://user@host</c>.</summary>
    Ssh,
}

/// <summary>Where an engine listens, parsed from the text that <c>DOCKER_HOST</c> and contexts hold.</summary>
/// <param name="Scheme">How it is reached.</param>
/// <param name="Address">The socket's path, the pipe's path, or the host name.</param>
/// <param name="Port">The TCP port; 0 if there is none.</param>
/// <param name="Text">The endpoint as it was written.</param>
public sealed record DockerEndpoint(EndpointScheme Scheme, string Address, int Port, string Text)
{
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    /// <summary>Who signs in over ssh; null for whom ssh itself takes.</summary>
    public string? User { get; init; }

    /// <summary>The engine's socket on a host that is reached over ssh; null for the one that docker uses there.</summary>
    public string? SocketPath { get; init; }

    /// <summary>The endpoint that the platform's docker uses when nothing says otherwise.</summary>
    public static DockerEndpoint Default { get; } = Parse(
        OperatingSystem.IsWindows() ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock");

    /// <summary>Indicates whether a text is an endpoint rather than the name of a context: it has a scheme.</summary>
    /// <param name="text">The text to look at.</param>
    public static bool LooksLikeEndpoint(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>Reads an endpoint.</summary>
    /// <param name="text">For example <c>unix:///var/run/docker.sock</c> or <c>tcp://127.0.0.1:2375</c>.</param>
    /// <exception cref="FormatException">The text is no endpoint; the message shows the right form.</exception>
    public static DockerEndpoint Parse(string text) => TryParse(text, out var endpoint)
        ? endpoint
        : throw new FormatException(
            $"'{text}' is not an endpoint of a Docker engine. Write it like 'unix:///var/run/docker.sock', 'tcp://host:2375', "
            + "'npipe:////./pipe/docker_engine' or 'ssh://user@host'.");

    /// <summary>Reads an endpoint; false if the text is none.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="endpoint">The endpoint.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out DockerEndpoint? endpoint)
    {
        endpoint = text.Split("://", 2) switch
        {
            ["unix", { Length: > 0 } path] => new(EndpointScheme.Unix, path, 0, text),
            ["npipe", var path] => Pipe(path.Replace('\\', '/'), text),
            ["tcp" or "http", var address] => Tcp(address, text),
            ["ssh", _] => Ssh(text),
            _ => null,
        };
        return endpoint is not null;
    }

    /// <summary>The endpoint as it was written.</summary>
    public override string ToString() => Text;

    /// <summary>The endpoint with the port that TLS usually has, where it was written without one.</summary>
    public DockerEndpoint WithTls() => Scheme == EndpointScheme.Tcp && Port == PlainPort && !Text.EndsWith($":{PlainPort}", StringComparison.Ordinal)
        ? this with { Port = TlsPort }
        : this;

    /// <summary>A pipe is //host/pipe/name, with the host "." for this one.</summary>
    private static DockerEndpoint? Pipe(string path, string text) =>
        path.Split('/') is ["", "", { Length: > 0 }, var kind, { Length: > 0 }] && kind.Equals("pipe", StringComparison.OrdinalIgnoreCase)
            ? new(EndpointScheme.NamedPipe, path, 0, text)
            : null;

    private static DockerEndpoint? Tcp(string address, string text) =>
        Uri.TryCreate("tcp://" + address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.PathAndQuery is "" or "/"
            ? new(EndpointScheme.Tcp, uri.IdnHost, uri.Port > 0 ? uri.Port : PlainPort, text)
            : null;

    /// <summary>A password is refused: everybody sees it in the list of processes.</summary>
    private static DockerEndpoint? Ssh(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && !uri.UserInfo.Contains(':', StringComparison.Ordinal)
            && uri.Query.Length == 0 && uri.Fragment.Length == 0
            ? new(EndpointScheme.Ssh, uri.DnsSafeHost, Math.Max(uri.Port, 0), text)
            {
                User = uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null,
                SocketPath = uri.AbsolutePath is "" or "/" ? null : Uri.UnescapeDataString(uri.AbsolutePath),
            }
            : null;
}
