using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;
using DockerPS.Targets;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>A command in a container that runs, with the console as its terminal.</summary>
internal sealed class InteractiveExec(ContainerTarget target, ExecCreateRequest request)
{
    /// <summary>Runs it until it ends; null where it was left.</summary>
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
        return await session.RunAsync(cancellationToken).ConfigureAwait(false)
            ? null
            : ExecEnd.Of(await target.EndOfExecAsync(id, cancellationToken).ConfigureAwait(false), session.Beginning, target.Engine.Client.IsPodman, clock.Elapsed);
    }
}
