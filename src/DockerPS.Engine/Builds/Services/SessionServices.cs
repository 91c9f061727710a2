using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// What a build may use of this computer, offered to the engine in a build session: logins of registries, secrets, and ssh agents.
/// Disposing of it clears the secrets, and ends the private ssh agents.
/// </summary>
public sealed class SessionServices : IAsyncDisposable
{
    private readonly AuthService _auth = new();
    private readonly SecretsService _secrets;
    private readonly SshAgents _agents;

    private SessionServices(SecretsService secrets, SshAgents agents)
    {
        (_secrets, _agents) = (secrets, agents);
        var methods = new Dictionary<string, Func<GrpcCall, CancellationToken, Task>>(StringComparer.Ordinal)
        {
            [AuthService.Credentials] = _auth.GetAsync,
            [SecretsService.GetSecret] = _secrets.GetAsync,
        };
        if (agents.ById.Count > 0)
        {
            // Without agents the service is missing, as with docker; BuildKit has its own message for that.
            var ssh = new SshService(agents.ById);
            methods[SshService.CheckAgent] = ssh.CheckAsync;
            methods[SshService.ForwardAgent] = ssh.ForwardAsync;
        }

        Methods = methods;
    }

    /// <summary>The handlers of the session, by their paths <c>/package.Service/Method</c>. The keys are the methods to expose.</summary>
    internal IReadOnlyDictionary<string, Func<GrpcCall, CancellationToken, Task>> Methods { get; }

    /// <summary>Opens the services, and checks that the ssh agents answer and the keys can be used.</summary>
    /// <param name="secrets">The secrets; a copy of them is kept.</param>
    /// <param name="ssh">The ssh agents.</param>
    /// <param name="cancellationToken">Cancels the checks.</param>
    /// <exception cref="DockerSshException">An agent or a key cannot be used.</exception>
    public static async Task<SessionServices> OpenAsync(
        BuildSecrets secrets, IReadOnlyList<SshForward> ssh, CancellationToken cancellationToken)
    {
        var agents = await SshAgents.OpenAsync(ssh, SshTimes.Default, cancellationToken).ConfigureAwait(false);
        return new(new(secrets.Copy()), agents);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _auth.Dispose();
        _secrets.Dispose();
        await _agents.DisposeAsync().ConfigureAwait(false);
    }
}
