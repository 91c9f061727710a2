using System.Runtime.CompilerServices;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Shows the live screen of containers.</summary>
/// <param name="Engines">The engines.</param>
/// <param name="Selection">The containers.</param>
/// <param name="Interval">The time between two readings of a container.</param>
/// <param name="Colours">Whether there are colours.</param>
internal sealed record ContainerWatch(
    IReadOnlyList<EngineSession> Engines, WatchSelection Selection, TimeSpan Interval, bool Colours)
{
    /// <summary>Shows the screen until it is left.</summary>
    /// <returns>Whether it was left by Ctrl+C.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        LibraryAssemblies.Load();
        return ShowAsync(cancellationToken);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Task<bool> ShowAsync(CancellationToken cancellationToken) => WatchLoop.RunAsync(this, cancellationToken);
}
