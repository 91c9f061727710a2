using System.Runtime.InteropServices;
using DockerPS.Engine.Http;

namespace DockerPS.Terminal;

/// <summary>
/// Ends a session when the pipeline stops. If Ctrl+C is forwarded to the process in the container, the first one is sent there, and
/// the session continues until the process exits; the second one ends the session.
/// </summary>
internal sealed class SessionStop : IDisposable
{
    private readonly CancellationTokenSource _session;
    private readonly Func<CancellationToken, Task>? _interruptAsync;
    private readonly PosixSignalRegistration? _signal;
    private readonly CancellationTokenRegistration _stop;
    private int _interrupts;

    /// <summary>Starts listening.</summary>
    /// <param name="session">Cancelled when the pipeline stops.</param>
    /// <param name="interruptAsync">Called for the first Ctrl+C instead; null to treat it like any stop.</param>
    /// <param name="stop">Cancelled when the pipeline stops.</param>
    public SessionStop(CancellationTokenSource session, Func<CancellationToken, Task>? interruptAsync, CancellationToken stop)
    {
        (_session, _interruptAsync) = (session, interruptAsync);
        // PowerShell stops the pipeline in any case, but the handler registered last is called first.
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
            // The process has exited or the engine is gone; the output reader reports both.
        }
    }
}
