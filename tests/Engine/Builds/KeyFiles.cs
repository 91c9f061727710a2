using System.Diagnostics;
using System.Net.Sockets;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>Keys and agents made by OpenSSH's own programs, in a folder that is removed afterwards.</summary>
internal sealed class KeyFiles : IDisposable
{
    private readonly List<Process> _agents = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("dockerps-keys-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string this[string name] => Path.Combine(Folder, name);

    /// <summary>Makes a key pair, and returns the path of the private one.</summary>
    public string Key(string name, string passphrase = "", string type = "ed25519")
    {
        Run("ssh-keygen", null, "-q", "-t", type, "-N", passphrase, "-C", name, "-f", this[name]);
        return this[name];
    }

    /// <summary>Starts an agent with keys, and returns its socket.</summary>
    public async Task<string> AgentAsync(string name, params string[] keys)
    {
        _agents.Add(Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", this[name]]) { RedirectStandardOutput = true })!);
        await Waiting.UntilAsync(() => Task.FromResult(IsListening(this[name])));
        foreach (var key in keys)
        {
            Run("ssh-add", this[name], "-q", key);
        }

        return this[name];
    }

    /// <summary>Indicates whether an agent listens: its socket exists a little earlier.</summary>
    private static bool IsListening(string path)
    {
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

    /// <summary>Runs a program, and returns its output.</summary>
    public static string Run(string program, string? agent, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["SSH_AUTH_SOCK"] = agent;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    /// <summary>Kills the agents, so that their sockets stay.</summary>
    public void KillAgents()
    {
        foreach (var agent in _agents)
        {
            agent.Kill();
            agent.WaitForExit();
            agent.Dispose();
        }

        _agents.Clear();
    }

    public void Dispose()
    {
        KillAgents();
        Directory.Delete(Folder, recursive: true);
    }
}
