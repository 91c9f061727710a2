using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Files of certificates and keys (PEM).</summary>
internal static class PemFile
{
    /// <summary>The text of a file; null where none is named. What is in it is never told.</summary>
    /// <exception cref="FormatException">The file cannot be read, or is no PEM.</exception>
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
            return text.Contains("-----BEGIN ", StringComparison.Ordinal) ? text : throw new FormatException($"The file '{full}' is no certificate or key in the form PEM.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The file '{full}' cannot be read: {error.Message}", error);
        }
    }
}
