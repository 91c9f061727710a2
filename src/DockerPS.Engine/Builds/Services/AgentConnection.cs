using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>A connection to an ssh agent.</summary>
/// <param name="id">The id of the agent, for messages.</param>
/// <param name="stream">The connection.</param>
/// <param name="times">The timeouts.</param>
internal sealed class AgentConnection(string id, Stream stream, SshTimes times) : IAsyncDisposable
{
    /// <summary>Sends a request and returns the answer; both with their lengths.</summary>
    /// <exception cref="DockerSshException">The agent does not answer in time, or closes the connection.</exception>
    public async Task<ReadOnlyMemory<byte>> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var limit = AgentPacket.IsSign(request.Span) ? times.Signature : times.Answer;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(limit);
        try
        {
            await stream.WriteAsync(request, timeout.Token).ConfigureAwait(false);
            await stream.FlushAsync(timeout.Token).ConfigureAwait(false);
            var answer = new byte[AgentPacket.PrefixSize];
            await stream.ReadExactlyAsync(answer, timeout.Token).ConfigureAwait(false);
            var length = AgentPacket.LengthOf(answer)
                ?? throw new DockerSshException($"The ssh agent '{id}' sent an answer that is not one of the ssh agent protocol.");
            Array.Resize(ref answer, AgentPacket.PrefixSize + length);
            await stream.ReadExactlyAsync(answer.AsMemory(AgentPacket.PrefixSize), timeout.Token).ConfigureAwait(false);
            return answer;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DockerSshException($"The ssh agent '{id}' did not answer within {limit.TotalSeconds:0.#} seconds.", error)
            {
                Advice = "Check that it is unlocked and waits for nothing, with: ssh-add -l",
            };
        }
        catch (IOException error)
        {
            throw new DockerSshException($"The ssh agent '{id}' closed the connection without an answer.", error)
            {
                Advice = "Check that the socket belongs to an ssh agent, with: ssh-add -l",
            };
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
