using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Targets;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>A command in a running container, with the console as its terminal.</summary>
internal sealed class InteractiveExec(ContainerTarget target, ExecCreateRequest request)
{
    /// <summary>Runs the command until it exits; null if it was detached.</summary>
    public async Task<ExecEnd?> RunAsync(DetachKeys detachKeys, CancellationToken cancellationToken)
    {
        var api = target.Engine.Client.Exec;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var id = await api.CreateAsync(target.Id, request, cancellationToken).ConfigureAwait(false);
        await using var stream = await api.StartAsync(id, tty: true, ConsoleDevice.Size, cancellationToken).ConfigureAwait(false);
        var session = new ConsoleSession(stream, multiplexed: false)
        {
            DetachKeys = detachKeys,
            ResizeAsync = (height, width, token) => api.ResizeAsync(id, height, width, token),
        };
        if (await session.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var state = await target.EndOfExecAsync(id, cancellationToken).ConfigureAwait(false);
        return ExecEnd.Of(state, session.Beginning, target.Engine.Client.IsPodman, clock.Elapsed);
    }
}
