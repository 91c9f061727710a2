using System.Management.Automation;

namespace DockerPS.Operations;

/// <summary>Runs work with local files, and converts file system errors.</summary>
internal static class FileGuard
{
    /// <summary>Runs work, and converts a file system error to an error record.</summary>
    /// <param name="work">The work.</param>
    /// <param name="refused">Creates the record.</param>
    /// <returns>The record, or null on success.</returns>
    public static async Task<ErrorRecord?> TryAsync(Func<Task> work, Func<Exception, ErrorRecord> refused)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return refused(error);
        }
    }

    /// <inheritdoc cref="TryAsync"/>
    public static ErrorRecord? Try(Action work, Func<Exception, ErrorRecord> refused)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception error) when (IsRefusal(error))
        {
            return refused(error);
        }
    }

    /// <summary>Indicates whether an exception comes from the file system.</summary>
    public static bool IsRefusal(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException;
}
