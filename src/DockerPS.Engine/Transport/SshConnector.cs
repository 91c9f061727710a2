using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Transport;

/// <summary>
/// Connects through the <c>ssh</c> program to <c>docker system dial-stdio</c> on the engine's host, like the docker CLI, with the
/// user's ssh configuration, keys and agent. Each connection is a process.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing.")]
internal sealed class SshConnector(DockerEndpoint endpoint) : EngineConnector(endpoint)
{
    /// <summary>Limits concurrent logins, since servers refuse more than ten by default (MaxStartups).</summary>
    private readonly SemaphoreSlim _logins = new(8);

    /// <inheritdoc/>
    public override async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        var start = Start(ProgramPath.Find("ssh") ?? throw new FileNotFoundException());
        await _logins.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return new ProcessStream(Process.Start(start)!, () => _logins.Release());
        }
        catch
        {
            _logins.Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public override ValueTask CloseWriteAsync(Stream connection)
    {
        ((ProcessStream)connection).CloseInput();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override DockerConnectionException Explain(Exception error) => error.GetBaseException() switch
    {
        FileNotFoundException => Failure(
            ConnectionFailure.Ssh, "the program 'ssh' is not in PATH.", "Install the OpenSSH client.", error),
        Win32Exception failure =>
            Failure(ConnectionFailure.Ssh, $"the program 'ssh' did not start: {failure.Message}", "Check it with: ssh -V.", error),
        var cause => Refusal(error) ?? Failure(ConnectionFailure.Other, cause.Message, "Check that the engine is running.", error),
    };

    /// <inheritdoc/>
    public override DockerConnectionException? Refusal(Exception error) =>
        Causes(error).OfType<ProcessStreamException>().FirstOrDefault(ended => !ended.HasOutput) is { } ended
            ? Failure(
                ConnectionFailure.Ssh, $"ssh ended with exit code {ended.ExitCode}: {ended.ErrorOutput}", Advice(ended.ExitCode), error)
            : null;

    private string Advice(int exitCode) => exitCode switch
    {
        255 => $"Run 'ssh {Destination}' to check. Keys come from ssh's agent and configuration; ssh cannot ask for a password here.",
        127 => $"The host '{Endpoint.Address}' needs the docker CLI in its PATH: 'docker system dial-stdio' connects to the engine.",
        _ => $"Run 'ssh {Destination} docker version' to check.",
    };

    private string Destination => Endpoint.User is null ? Endpoint.Address : $"{Endpoint.User}@{Endpoint.Address}";

    private ProcessStartInfo Start(string ssh)
    {
        List<string> arguments = ["-o", "ConnectTimeout=30", "-o", "BatchMode=yes", "-T"];
        if (Endpoint.User is { } user)
        {
            arguments.AddRange(["-l", user]);
        }

        if (Endpoint.Port > 0)
        {
            arguments.AddRange(["-p", Endpoint.Port.ToString(CultureInfo.InvariantCulture)]);
        }

        arguments.AddRange(["--", Endpoint.Address, "docker"]);
        if (Endpoint.SocketPath is { } socket)
        {
            arguments.Add(Quoted($"--host=unix://{socket}"));
        }

        arguments.AddRange(["system", "dial-stdio"]);

        // Ctrl+C reaches all programs of a terminal. A connection that stops a container after Ctrl+C must survive it, so ssh is
        // started by a shell that ignores the signal; on Windows it has a console of its own.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(ssh, arguments)
            : new ProcessStartInfo("/bin/sh", ["-c", "trap '' INT; exec \"$0\" \"$@\"", ssh, .. arguments]);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError, start.CreateNoWindow) =
            (true, true, true, true);
        return start;
    }

    /// <summary>Quotes a word for the shell of the engine's host.</summary>
    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
