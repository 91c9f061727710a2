using System.Diagnostics.CodeAnalysis;

namespace DockerPS.Engine.Transport;

/// <summary>The transports to an engine.</summary>
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

/// <summary>The endpoint of an engine, in the form of <c>DOCKER_HOST</c> and contexts.</summary>
/// <param name="Scheme">The transport.</param>
/// <param name="Address">The socket's path, the pipe's path, or the host name.</param>
/// <param name="Port">The TCP port; 0 if there is none.</param>
/// <param name="Text">Returns the text that was parsed.</param>
public sealed record DockerEndpoint(EndpointScheme Scheme, string Address, int Port, string Text)
{
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;

    /// <summary>The user for ssh; null for ssh's default.</summary>
    public string? User { get; init; }

    /// <summary>The engine's socket on the ssh host; null for docker's default.</summary>
    public string? SocketPath { get; init; }

    /// <summary>The platform's default endpoint.</summary>
    public static DockerEndpoint Default { get; } = Parse(
        OperatingSystem.IsWindows() ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock");

    /// <summary>Indicates whether a text is an endpoint, which has a scheme, and not the name of a context.</summary>
    /// <param name="text">The text.</param>
    public static bool LooksLikeEndpoint(string text) => text.Contains("://", StringComparison.Ordinal);

    /// <summary>Parses an endpoint.</summary>
    /// <param name="text">The text, like <c>unix:///var/run/docker.sock</c> or <c>tcp://127.0.0.1:2375</c>.</param>
    /// <exception cref="FormatException">The text is not a valid endpoint; the message shows the forms.</exception>
    public static DockerEndpoint Parse(string text) => TryParse(text, out var endpoint)
        ? endpoint
        : throw new FormatException(
            $"'{text}' is not a valid endpoint for a Docker engine. Write it like 'unix:///var/run/docker.sock', 'tcp://host:2375', "
            + "'npipe:////./pipe/docker_engine' or 'ssh://user@host'.");

    /// <summary>Parses an endpoint; false if the text is not valid.</summary>
    /// <param name="text">The text.</param>
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

    /// <summary>Returns the text that was parsed.</summary>
    public override string ToString() => Text;

    /// <summary>Returns the endpoint with the default port of TLS if it was written without a port.</summary>
    public DockerEndpoint WithTls() => Scheme == EndpointScheme.Tcp
        && Port == PlainPort && !Text.EndsWith($":{PlainPort}", StringComparison.Ordinal)
        ? this with { Port = TlsPort }
        : this;

    /// <summary>Parses //host/pipe/name; the host "." is this computer.</summary>
    private static DockerEndpoint? Pipe(string path, string text) =>
        path.Split('/') is ["", "", { Length: > 0 }, var kind, { Length: > 0 }] && kind.Equals("pipe", StringComparison.OrdinalIgnoreCase)
            ? new(EndpointScheme.NamedPipe, path, 0, text)
            : null;

    private static DockerEndpoint? Tcp(string address, string text) =>
        Uri.TryCreate("tcp://" + address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.PathAndQuery is "" or "/"
            ? new(EndpointScheme.Tcp, uri.IdnHost, uri.Port > 0 ? uri.Port : PlainPort, text)
            : null;

    /// <summary>Parses an ssh endpoint. A password is refused, since the list of processes would show it to everybody.</summary>
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
