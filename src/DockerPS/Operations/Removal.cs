using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Removes objects of engines and, with -PassThru, writes them in their last state.</summary>
internal static class Removal
{
    /// <summary>Removes an object. Returns the output for the pipeline thread: the error, or the object.</summary>
    /// <param name="engines">The engines of the command.</param>
    /// <param name="passThru">Whether to write the object.</param>
    /// <param name="read">Reads the object before the removal; null if it does not exist.</param>
    /// <param name="remove">Removes the object, and returns the error if that fails.</param>
    public static async Task<Action> RunAsync(
        CommandEngines engines,
        bool passThru,
        Func<Task<object?>> read,
        Func<Task<ErrorRecord?>> remove)
    {
        var before = passThru ? await ReadOrNullAsync(read).ConfigureAwait(false) : null;
        var error = await remove().ConfigureAwait(false);
        return () =>
        {
            if (error is not null)
            {
                engines.Pipeline.WriteError(error);
            }
            else if (before is not null)
            {
                engines.Pipeline.WriteObject(engines.Marked(before));
            }
        };
    }

    /// <inheritdoc cref="RunAsync(CommandEngines, bool, Func{Task{object?}}, Func{Task{ErrorRecord?}})"/>
    public static Task<Action> RunAsync(CommandEngines engines, bool passThru, Func<Task<object?>> read, Func<Task> remove) =>
        RunAsync(engines, passThru, read, async () =>
        {
            await remove().ConfigureAwait(false);
            return null;
        });

    /// <summary>Reads the object; null if that fails, since the removal then reports the problem.</summary>
    private static async Task<object?> ReadOrNullAsync(Func<Task<object?>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (DockerApiException)
        {
            return null;
        }
    }
}
