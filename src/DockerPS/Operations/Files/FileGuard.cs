using System.Management.Automation;

namespace DockerPS.Operations;

/// <summary>Work with files of this computer, which may be refused at any point.</summary>
internal static class FileGuard
{
    /// <summary>Does the work; what the file system refuses becomes an error record.</summary>
    /// <param name="work">The work.</param>
    /// <param name="refused">Makes the record.</param>
    /// <returns>The record, or null where all went well.</returns>
    public static async Task<ErrorRecord?> TryAsync(Func<Task> work, Func<Exception, ErrorRecord> refused)
    {
        try
        {
            await work().ConfigureAwait(false);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return refused(error);
        }
    }
}
