using System.Security.Cryptography;
using System.Text;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// The key by which the engine finds the folder again that it got in an earlier build, so that only what changed is sent.
/// </summary>
internal static class SharedKey
{
    private const int HashLength = 16;

    /// <summary>
    /// Returns the key for a context. It holds the base name for those who look at the engine's cache, and the path, since otherwise
    /// folders of the same name would push each other out.
    /// </summary>
    /// <param name="folder">The full path of the context.</param>
    /// <param name="installation">What tells this computer and user from others; kept from one build to the next.</param>
    public static string Of(string folder, string installation)
    {
        var path = Path.TrimEndingDirectorySeparator(folder);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(OperatingSystem.IsWindows() ? path.ToUpperInvariant() : path));

        // It is the value of a header.
        var name = string.Concat(
            Path.GetFileName(path).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' ? letter : '_'));
        return $"{name}:{Convert.ToHexString(hash)[..HashLength].ToLowerInvariant()}:{installation}";
    }
}
