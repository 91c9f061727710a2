using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DockerPS.Parameters;

/// <summary>
/// Reads security options as docker does: a name and a value separated by an equals sign or a colon, or no-new-privileges alone.
/// A seccomp profile is a local file whose content is sent; the engine would report invalid JSON only when the container starts.
/// </summary>
internal static class SecurityOption
{
    private const string Seccomp = "seccomp";

    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns an option in the form of the API.</summary>
    /// <exception cref="FormatException">The text is malformed, or names a profile that cannot be read.</exception>
    public static string Read(string option, SessionState session) => Read(option, file => HostPath.Resolve(file, session));

    /// <inheritdoc cref="Read(string, SessionState)"/>
    /// <param name="option">The option.</param>
    /// <param name="resolve">Returns the full path of a profile.</param>
    public static string Read(string option, Func<string, string> resolve)
    {
        var separator = option.Contains('=', StringComparison.Ordinal) ? '=' : ':';
        return option.Split(separator, 2) switch
        {
            [Seccomp, not ("unconfined" or "builtin") and var file] => $"{Seccomp}={ReadProfile(file, resolve)}",
            [_, _] or ["no-new-privileges"] => option,
            _ => throw new FormatException(
                $"'{option}' is not a security option. Write it like no-new-privileges, apparmor=profile or seccomp=./profile.json."),
        };
    }

    private static string ReadProfile(string file, Func<string, string> resolve)
    {
        if (file.Length == 0)
        {
            throw new FormatException("The seccomp profile has no name. Write it like seccomp=./profile.json or seccomp=unconfined.");
        }

        var path = resolve(file);
        try
        {
            using var profile = JsonDocument.Parse(File.ReadAllBytes(path));
            using var text = new MemoryStream();
            using (var writer = new Utf8JsonWriter(text, s_compact))
            {
                profile.WriteTo(writer);
            }

            return Encoding.UTF8.GetString(text.ToArray());
        }
        catch (JsonException error)
        {
            throw new FormatException($"The seccomp profile '{path}' is not JSON: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"The seccomp profile '{path}' cannot be read: {error.Message}", error);
        }
    }
}
