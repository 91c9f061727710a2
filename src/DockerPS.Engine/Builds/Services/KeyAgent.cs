using System.ComponentModel;
using System.Diagnostics;
using System.Net.Sockets;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// A private ssh agent with keys from files: the <c>ssh-agent</c> of OpenSSH, on a socket in a folder that only the user can enter.
/// </summary>
internal sealed class KeyAgent : IAsyncDisposable
{
    /// <summary>
    /// Runs the agent until the standard input is closed, which it is however this process ends.
    /// </summary>
    private const string Script =
        """
        trap '' INT
        exec 3<&0
        "$0" -D -a "$1" >/dev/null 3<&- &
        agent=$!
        { while read -r line <&3; do :; done; kill "$agent"; } 2>/dev/null &
        watch=$!
        exec 3<&-
        wait "$agent"
        kill "$watch" 2>/dev/null
        """;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_endTime = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly string _folder;

    private KeyAgent(string id, Process process, string folder, SshTimes times)
    {
        (_process, _folder) = (process, folder);
        Agent = new(id, SocketIn(folder), times);
    }

    /// <summary>The agent.</summary>
    public SshAgent Agent { get; }

    /// <summary>Checks the keys, starts the agent and adds them.</summary>
    /// <exception cref="DockerSshException">A key cannot be used, or a program of OpenSSH is missing or fails.</exception>
    public static async Task<KeyAgent> StartAsync(
        string id, IReadOnlyList<string> keys, SshTimes times, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new DockerSshException($"The ssh agent '{id}' has keys in files, which is not supported on Windows.")
            {
                Advice = "There, the ssh agent is a service. Start it with 'Start-Service ssh-agent', add the key with 'ssh-add FILE', "
                    + "and forward the agent.",
            };
        }

        var programs = new SshPrograms(id, times.Program);
        foreach (var key in keys)
        {
            await programs.CheckAsync(key, cancellationToken).ConfigureAwait(false);
        }

        var agent = Start(id, SshPrograms.Find("ssh-agent"), times);
        try
        {
            await agent.WaitAsync(times.Program, cancellationToken).ConfigureAwait(false);
            foreach (var key in keys)
            {
                await programs.AddAsync(key, SocketIn(agent._folder), cancellationToken).ConfigureAwait(false);
            }

            return agent;
        }
        catch
        {
            await agent.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Ends the agent, and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(s_endTime);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            _process.Kill(entireProcessTree: true);
        }
        finally
        {
            _process.Dispose();
            Remove(_folder);
        }
    }

    private static string SocketIn(string folder) => Path.Combine(folder, "agent");

    private static KeyAgent Start(string id, string program, SshTimes times)
    {
        // On Unix, a folder made this way is accessible only to the user.
        var folder = Directory.CreateTempSubdirectory("dockerps-ssh-").FullName;
        try
        {
            var start = new ProcessStartInfo("/bin/sh", ["-c", Script, program, SocketIn(folder)])
            {
                RedirectStandardInput = true,
                RedirectStandardError = true,
            };
            return new(id, Process.Start(start)!, folder, times);
        }
        catch (Win32Exception error)
        {
            Remove(folder);
            throw new DockerSshException($"The program 'ssh-agent' did not start: {error.Message}", error);
        }
    }

    /// <summary>Waits until the agent listens; that it answers is checked later.</summary>
    private async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); !IsListening(SocketIn(_folder));)
        {
            if (_process.HasExited)
            {
                var reason = await _process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
                throw new DockerSshException($"The program 'ssh-agent' failed: {SshPrograms.LastLine(reason)}");
            }

            if (clock.Elapsed > limit)
            {
                throw new DockerSshException($"The program 'ssh-agent' did not start within {limit.TotalSeconds:0.#} seconds.");
            }

            await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Indicates whether an agent listens: its socket exists a little earlier.</summary>
    private static bool IsListening(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only the socket of an agent that has ended is left.
        }
    }
}
