using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>Forwards the requests of a build to ssh agents, as far as they list keys or sign.</summary>
/// <param name="agents">The agents, by their ids.</param>
internal sealed class SshService(IReadOnlyDictionary<string, SshAgent> agents)
{
    /// <summary>The method that tells whether an id is offered.</summary>
    public const string CheckAgent = "/moby.sshforward.v1.SSH/CheckAgent";

    /// <summary>The method that is called for each connection to the socket in a container.</summary>
    public const string ForwardAgent = "/moby.sshforward.v1.SSH/ForwardAgent";

    private const string IdKey = "buildkit.ssh.id";

    /// <summary>Ends with an error if an id is not offered; BuildKit then leaves out a mount that is not required.</summary>
    public async Task CheckAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var request = await ServiceMessage.ReadAsync(call, cancellationToken).ConfigureAwait(false);
        Find(ServiceMessage.FirstText(request.Span));
        await call.WriteAsync(default, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Forwards one connection, until either side ends it.</summary>
    public async Task ForwardAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        var agent = Find(call.Metadata.First(IdKey));
        try
        {
            var connection = await agent.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                // An agent answers one request after the other, so nothing is lost by waiting for each answer.
                var requests = new AgentRequests(call);
                while (await requests.NextAsync(cancellationToken).ConfigureAwait(false) is { } request)
                {
                    var answer = AgentPacket.IsAllowed(request.Span)
                        ? await connection.AskAsync(request, cancellationToken).ConfigureAwait(false)
                        : AgentPacket.Failure;
                    await call.WriteAsync(ServiceMessage.Of(answer.ToArray()), cancellationToken).ConfigureAwait(false);
                    await call.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (DockerSshException error)
        {
            throw new GrpcException(GrpcStatus.Unavailable, error.Message, error);
        }
    }

    private SshAgent Find(string? given)
    {
        var id = string.IsNullOrEmpty(given) ? SshForward.DefaultId : given;
        return agents.GetValueOrDefault(id)
            ?? throw new GrpcException(GrpcStatus.Unknown, $"the build has no ssh agent with the id '{id}'");
    }
}
