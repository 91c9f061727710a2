using DockerPS.Engine.Files;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>The ssh agents of a build: those of the user, and private ones for keys in files, which end with this object.</summary>
internal sealed class SshAgents : IAsyncDisposable
{
    /// <summary>The environment variable with the socket of the user's agent.</summary>
    public const string Variable = "SSH_AUTH_SOCK";

    private const string PathAdvice = "Name the socket of an agent, or the file of a private key.";

    private readonly Dictionary<string, SshAgent> _agents = new(StringComparer.Ordinal);
    private readonly List<KeyAgent> _own = [];

    private SshAgents()
    {
    }

    /// <summary>The agents, by their ids.</summary>
    public IReadOnlyDictionary<string, SshAgent> ById => _agents;

    /// <summary>Finds or starts the agents, and checks that each answers.</summary>
    /// <exception cref="DockerSshException">An agent does not answer, or a key cannot be used.</exception>
    public static async Task<SshAgents> OpenAsync(IEnumerable<SshForward> forwards, SshTimes times, CancellationToken cancellationToken)
    {
        var agents = new SshAgents();
        try
        {
            foreach (var forward in forwards)
            {
                if (agents._agents.ContainsKey(forward.Id))
                {
                    throw new DockerSshException($"The ssh agent '{forward.Id}' is given twice.");
                }

                var agent = await agents.OpenAsync(forward, times, cancellationToken).ConfigureAwait(false);
                await agent.CheckAsync(cancellationToken).ConfigureAwait(false);
                agents._agents.Add(forward.Id, agent);
            }

            return agents;
        }
        catch
        {
            await agents.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var agent in _own)
        {
            await agent.DisposeAsync().ConfigureAwait(false);
        }

        _own.Clear();
    }

    private async Task<SshAgent> OpenAsync(SshForward forward, SshTimes times, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> paths = forward.Paths is [] or [""] ? [UserAgent(forward.Id)] : forward.Paths;
        var sockets = paths.Where(path => IsAgent(forward.Id, path)).ToList();
        if (sockets.Count > 0)
        {
            return paths.Count == 1
                ? new(forward.Id, paths[0], times)
                : throw new DockerSshException(
                    $"The ssh agent '{forward.Id}' has several paths, one of which is a socket: '{sockets[0]}'.")
                {
                    Advice = "Give one socket, or files with private keys. Another socket needs another id.",
                };
        }

        var own = await KeyAgent.StartAsync(forward.Id, paths, times, cancellationToken).ConfigureAwait(false);
        _own.Add(own);
        return own.Agent;
    }

    private static string UserAgent(string id) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path
        : OperatingSystem.IsWindows() ? SshAgent.WindowsPipe
        : throw new DockerSshException($"There is no ssh agent for '{id}': the environment variable {Variable} is not set.")
        {
            Advice = "Start an agent and add a key to it (ssh-agent, ssh-add), or name a socket or the file of a private key.",
        };

    /// <summary>Indicates whether a path is that of an agent rather than of a key.</summary>
    private static bool IsAgent(string id, string path)
    {
        if (SshAgent.PipeOf(path) is not null)
        {
            return true;
        }

        try
        {
            return LocalItem.TryRead(path, followLink: true, out var item)
                ? item.Kind switch
                {
                    LocalKind.Socket => true,
                    LocalKind.Directory => throw new DockerSshException(
                        $"The path '{path}' of the ssh agent '{id}' is a folder.")
                    {
                        Advice = PathAdvice,
                    },
                    LocalKind.File when !OperatingSystem.IsLinux() => CannotBeOpened(path),
                    _ => false,
                }
                : throw new DockerSshException($"The path '{path}' of the ssh agent '{id}' does not exist.")
                {
                    Advice = PathAdvice,
                };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DockerSshException($"The path '{path}' of the ssh agent '{id}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Recognizes a socket where the system's calls do not tell: it is the file that cannot be opened.</summary>
    private static bool CannotBeOpened(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
