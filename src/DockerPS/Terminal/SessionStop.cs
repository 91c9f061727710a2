using System.Runtime.InteropServices;
using DockerPS.Engine.Http;

namespace DockerPS.Terminal;

/// <summary>
/// Ends a session when the pipeline stops. Where the process in the container is to see Ctrl+C, the first one goes there and the
/// session goes on until the process has ended; the second ends it.
/// </summary>
internal sealed class SessionStop : IDisposable
{
    private readonly CancellationTokenSource _session;
    private readonly Func<CancellationToken, Task>? _interruptAsync;
    private readonly PosixSignalRegistration? _signal;
    private readonly CancellationTokenRegistration _stop;
    private int _interrupts;

    /// <summary>Begins to listen.</summary>
    /// <param name="session">What is cancelled when the pipeline stops.</param>
    /// <param name="interruptAsync">What the first Ctrl+C does instead; null where it is as any stop.</param>
    /// <param name="stop">Cancelled when the pipeline stops.</param>
    public SessionStop(CancellationTokenSource session, Func<CancellationToken, Task>? interruptAsync, CancellationToken stop)
    {
        (_session, _interruptAsync) = (session, interruptAsync);
        // PowerShell stops the pipeline in any case, but the one who registered last is told first.
        _signal = interruptAsync is null ? null : PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Interrupt());
        _stop = stop.Register(() =>
        {
            if (Volatile.Read(ref _interrupts) == 0)
            {
                _session.Cancel();
            }
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signal?.Dispose();
        _stop.Dispose();
    }

    private void Interrupt()
    {
        if (Interlocked.Increment(ref _interrupts) == 1)
        {
            _ = SendAsync();
        }
        else
        {
            _session.Cancel();
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await _interruptAsync!(_session.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is DockerException or OperationCanceledException)
        {
            // It has ended in the meantime, or the engine is gone: both are seen where the output is read.
        }
    }
}
