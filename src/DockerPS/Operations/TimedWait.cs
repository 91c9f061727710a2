using System.Management.Automation;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Waits for a condition, and reports a timeout and what makes the wait pointless as errors.</summary>
/// <param name="pipeline">The running command.</param>
/// <param name="limit">The time limit; null for none.</param>
internal sealed class TimedWait(ICommandPipeline pipeline, TimeSpan? limit)
{
    /// <summary>Runs a wait.</summary>
    /// <param name="wait">Waits, and returns the action that writes the result.</param>
    /// <param name="timedOut">Creates the error of a timeout.</param>
    /// <param name="impossible">Creates the error of a condition that cannot be met.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<Action> RunAsync(
        Func<CancellationToken, Task<Action>> wait,
        Func<TimeSpan, ErrorRecord> timedOut,
        Func<string, Task<ErrorRecord>> impossible,
        CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (limit is { } time)
        {
            timeout.CancelAfter(time);
        }

        try
        {
            return await wait(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit is not null && !cancellationToken.IsCancellationRequested)
        {
            return () => pipeline.WriteError(timedOut(limit.Value));
        }
        catch (WaitImpossibleException pointless)
        {
            var error = await impossible(pointless.Message).ConfigureAwait(false);
            return () => pipeline.WriteError(error);
        }
    }
}
