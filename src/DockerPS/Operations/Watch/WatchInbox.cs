using System.Threading.Channels;
using DockerPS.Dashboard.State;

namespace DockerPS.Operations;

/// <summary>Collects changes of the state from keys and feeds, for the one loop that applies them.</summary>
internal sealed class WatchInbox : IDisposable
{
    private readonly Channel<Func<DashboardState, DashboardState>> _changes =
        Channel.CreateUnbounded<Func<DashboardState, DashboardState>>(new() { SingleReader = true });

    private readonly SemaphoreSlim _urgent = new(0);

    /// <summary>Adds a change that may wait for the next frame.</summary>
    public void Post(Func<DashboardState, DashboardState> change) => _changes.Writer.TryWrite(change);

    /// <summary>Adds a change that a user waits for.</summary>
    public void PostUrgent(Func<DashboardState, DashboardState> change)
    {
        _changes.Writer.TryWrite(change);
        _urgent.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _urgent.Dispose();

    /// <summary>Waits for a change.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _changes.Reader.WaitToReadAsync(cancellationToken).AsTask();

    /// <summary>Waits until a user waits for a change, or for a time.</summary>
    /// <returns>Whether a user waits.</returns>
    public Task<bool> WaitUrgentAsync(TimeSpan time, CancellationToken cancellationToken) => _urgent.WaitAsync(time, cancellationToken);

    /// <summary>Applies all changes that have arrived, up to one that asks for something.</summary>
    public DashboardState Apply(DashboardState state)
    {
        // Those who wait are served with this; who comes now waits for the next time.
        while (_urgent.Wait(0))
        {
        }

        while (!state.IsEnded && state.Request is null && _changes.Reader.TryRead(out var change))
        {
            state = change(state);
        }

        return state;
    }
}
