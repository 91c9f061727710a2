namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>The processes of this machine, those of containers included.</summary>
internal static class Processes
{
    /// <summary>Whether there is one whose command line, each word ended by a zero, fits.</summary>
    public static bool Any(Func<string, bool> fits) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            return fits(File.ReadAllText(Path.Combine(process, "cmdline")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });
}
