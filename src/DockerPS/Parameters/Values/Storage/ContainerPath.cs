using System.Management.Automation;
using System.Text;
using DockerPS.Engine.Copy;

namespace DockerPS.Parameters;

/// <summary>A path in a container, written like <c>web:/etc/hosts</c>.</summary>
/// <param name="Container">The container's name, id or pattern.</param>
/// <param name="Path">The path in it.</param>
internal readonly record struct ContainerPath(string Container, string Path)
{
    private const string NameCharacters = "_.-*?[]/";

    /// <summary>The reference to the container.</summary>
    public ContainerReference Reference => new() { Form = ReferenceForm.ByName.From(Container) };

    /// <summary>
    /// Parses a text as docker does: an absolute path, or one that begins with ".", is local; anything else is split at its first
    /// colon. A path with a Windows or PowerShell drive, or with its provider, is local too.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isDrive">Whether the text begins with a drive.</param>
    /// <returns>Null for a local path.</returns>
    public static ContainerPath? Parse(string text, Func<string, bool> isDrive)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 1 || colon + 1 == text.Length || text[colon + 1] == ':'
            || text[0] is '/' or '\\' or '.' or '~' || isDrive(text)
            || !text[..colon].All(letter => char.IsAsciiLetterOrDigit(letter) || NameCharacters.Contains(letter, StringComparison.Ordinal))
                ? null
                : new(text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Returns a path without the backticks that escape the characters of wildcards. Other backticks are parts of names.</summary>
    public static string Unescape(string path)
    {
        var plain = new StringBuilder(path.Length);
        for (var index = 0; index < path.Length; index++)
        {
            if (path[index] == '`' && index + 1 < path.Length && path[index + 1] is ('[' or ']' or '*' or '?'))
            {
                index++;
            }

            plain.Append(path[index]);
        }

        return plain.ToString();
    }

    /// <summary>Returns a pattern if the path has wildcards: the literal parent folder, and matchers for the parts below it.</summary>
    public static ContainerPathPattern? PatternOf(string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path))
        {
            return null;
        }

        List<string> parts = [.. path.Split('/').Where(part => part is not ("" or "."))];
        var literal = parts.FindIndex(WildcardPattern.ContainsWildcardCharacters);
        return new(
            $"/{string.Join('/', parts.Take(literal).Select(WildcardPattern.Unescape))}",
            [.. parts.Skip(literal).Select(part => (Func<string, bool>)Wildcard.Parse(part, WildcardOptions.None).IsMatch)]);
    }
}
