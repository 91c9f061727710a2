using System.ComponentModel;
using System.Diagnostics;
using DockerPS.Engine.Files;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>Runs the programs of OpenSSH that check keys and add them to an agent. Neither asks for anything.</summary>
/// <param name="id">The id of the agent, for messages.</param>
/// <param name="limit">The timeout of a program.</param>
internal sealed class SshPrograms(string id, TimeSpan limit)
{
    /// <summary>Returns the path of a program.</summary>
    /// <exception cref="DockerSshException">It is not installed.</exception>
    public static string Find(string program) => ProgramPath.Find(program)
        ?? throw new DockerSshException($"The program '{program}', which forwards keys in files, is not in PATH.")
        {
            Advice = "Install the OpenSSH client.",
        };

    /// <summary>Returns the last line that a program wrote to standard error.</summary>
    public static string LastLine(string output) =>
        output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .LastOrDefault("it gave no reason");

    /// <summary>Checks that a file is a private key that can be used without a passphrase.</summary>
    /// <exception cref="DockerSshException">It is not.</exception>
    public async Task CheckAsync(string key, CancellationToken cancellationToken)
    {
        // An empty passphrase is given, since the program would ask for one at the terminal.
        var (exitCode, error) = await RunAsync("ssh-keygen", ["-y", "-P", "", "-f", key], null, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw Refused(key, error);
        }
    }

    /// <summary>Adds a key to an agent.</summary>
    /// <exception cref="DockerSshException">The key cannot be used.</exception>
    public async Task AddAsync(string key, string socket, CancellationToken cancellationToken)
    {
        var (exitCode, error) = await RunAsync("ssh-add", ["-q", key], socket, cancellationToken).ConfigureAwait(false);
        if (exitCode != 0)
        {
            throw Refused(key, error);
        }
    }

    private DockerSshException Refused(string key, string error)
    {
        var (reason, advice) =
            error.Contains("passphrase", StringComparison.Ordinal)
                ? ("it has a passphrase.", "Add it to an agent with ssh-add, and forward the agent instead of the file.")
            : error.Contains("UNPROTECTED", StringComparison.Ordinal) || error.Contains("bad permissions", StringComparison.Ordinal)
                ? ("other users can read it, so OpenSSH ignores it.", $"Take away their permissions with: chmod 600 '{key}'")
            : error.Contains("Permission denied", StringComparison.Ordinal)
                ? ("permission denied.", "Check who owns the file.")
            : error.Contains("invalid format", StringComparison.Ordinal) || error.Contains("error in libcrypto", StringComparison.Ordinal)
                || error.Contains("is not a key file", StringComparison.Ordinal)
                ? ("it is not a private key that OpenSSH can read.", "Name the file of the private key, not the one that ends in .pub.")
            : (LastLine(error), "Check it with: ssh-keygen -y -f FILE");
        return new($"The key '{key}' of the ssh agent '{id}' cannot be used: {reason}") { Advice = advice };
    }

    private async Task<(int ExitCode, string Error)> RunAsync(
        string program, IReadOnlyList<string> arguments, string? socket, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";

        // No window may ask for a passphrase.
        start.Environment["SSH_ASKPASS_REQUIRE"] = "never";
        start.Environment.Remove("SSH_ASKPASS");
        start.Environment.Remove("DISPLAY");
        if (socket is not null)
        {
            start.Environment[SshAgents.Variable] = socket;
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
            var (output, error) =
                (process.StandardOutput.ReadToEndAsync(timeout.Token), process.StandardError.ReadToEndAsync(timeout.Token));
            await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
            await output.ConfigureAwait(false);
            return (process.ExitCode, await error.ConfigureAwait(false));
        }
        catch (Win32Exception error)
        {
            throw new DockerSshException($"The program '{program}' did not start: {error.Message}", error);
        }
        catch (OperationCanceledException error)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new DockerSshException($"The program '{program}' did not end within {limit.TotalSeconds:0.#} seconds.", error);
        }
    }
}
