using System.IO.Pipes;
using System.Net.Sockets;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Builds;

/// <summary>An ssh agent behind a socket, or a named pipe of Windows.</summary>
/// <param name="id">The id under which the build knows it.</param>
/// <param name="path">The socket or the pipe.</param>
/// <param name="times">The timeouts.</param>
internal sealed class SshAgent(string id, string path, SshTimes times)
{
    /// <summary>The pipe of the service on Windows.</summary>
    public const string WindowsPipe = @"\\.\pipe\openssh-ssh-agent";

    /// <summary>The socket or the pipe.</summary>
    public string Path => path;

    /// <summary>Returns the server and the name of a named pipe; null if the path is not one, as outside of Windows.</summary>
    public static (string Server, string Name)? PipeOf(string path) =>
        OperatingSystem.IsWindows() && path.Replace('/', '\\') is ['\\', '\\', ..] unified
            && unified.Split('\\', StringSplitOptions.RemoveEmptyEntries) is [var server, var pipe, .. { Length: > 0 } name]
            && pipe.Equals("pipe", StringComparison.OrdinalIgnoreCase)
            ? (server, string.Join('\\', name))
            : null;

    /// <summary>Opens a connection.</summary>
    /// <exception cref="DockerSshException">The agent is not there, or does not accept the connection in time.</exception>
    public async Task<AgentConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(times.Answer);
        try
        {
            var stream = PipeOf(path) is { } pipe
                ? await OpenPipeAsync(pipe.Server, pipe.Name, timeout.Token).ConfigureAwait(false)
                : await OpenSocketAsync(timeout.Token).ConfigureAwait(false);
            return new(id, stream, times);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable("it does not accept connections.", error);
        }
        catch (SocketException error)
        {
            throw Unreachable(
                error.SocketErrorCode switch
                {
                    SocketError.ConnectionRefused => "nothing listens on the socket.",
                    SocketError.AddressNotAvailable => "there is no such socket.",
                    SocketError.AccessDenied => "permission denied.",
                    _ => error.Message,
                },
                error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Unreachable(error.Message, error);
        }
    }

    /// <summary>Checks that the agent answers.</summary>
    /// <exception cref="DockerSshException">It does not.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await connection.AskAsync(AgentPacket.List, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Stream> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> OpenPipeAsync(string server, string name, CancellationToken cancellationToken)
    {
        if (server == "." && !NamedPipeConnector.Exists(name))
        {
            throw new IOException("there is no such pipe.");
        }

        var stream = new NamedPipeClientStream(server, name, PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await stream.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private DockerSshException Unreachable(string reason, Exception error) =>
        new($"Cannot connect to the ssh agent '{id}' at '{path}': {reason}", error)
        {
            Advice = OperatingSystem.IsWindows()
                ? "Start the service with: Start-Service ssh-agent"
                : "Start an agent, and set SSH_AUTH_SOCK to its socket.",
        };
}
