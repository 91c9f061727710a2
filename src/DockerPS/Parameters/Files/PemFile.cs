using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Reads certificate and key files in PEM format.</summary>
internal static class PemFile
{
    /// <summary>Returns the text of a file; null if no path is given. Messages never quote the content, which may be a key.</summary>
    /// <exception cref="FormatException">The file cannot be read, or is not in PEM format.</exception>
    public static string? Read(string? path, SessionState session)
    {
        if (path is null)
        {
            return null;
        }

        var full = HostPath.Resolve(path, session);
        try
        {
            var text = File.ReadAllText(full);
            return text.Contains("-----BEGIN ", StringComparison.Ordinal)
                ? text
                : throw new FormatException($"The file '{full}' is not a certificate or key in PEM format.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The file '{full}' cannot be read: {error.Message}", error);
        }
    }
}
