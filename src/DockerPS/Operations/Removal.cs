using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Removes objects of engines; with -PassThru what was removed is written as it was before.</summary>
internal static class Removal
{
    /// <summary>Removes an object. Returns what the pipeline thread writes then: the reason why it is still there, or the object.</summary>
    /// <param name="engines">The engines of the command.</param>
    /// <param name="passThru">Whether the object is written.</param>
    /// <param name="read">Reads the object as it is before; null if it is gone.</param>
    /// <param name="remove">Removes it, and returns the error if it cannot be removed.</param>
    public static async Task<Action> RunAsync(CommandEngines engines, bool passThru, Func<Task<object?>> read, Func<Task<ErrorRecord?>> remove)
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

    /// <summary>Returns null for an object that cannot be read: the removal tells what is wrong with it.</summary>
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
