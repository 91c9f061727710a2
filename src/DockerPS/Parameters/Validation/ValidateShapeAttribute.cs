using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>
/// Rejects malformed texts before the engine does. Unlike with ValidatePattern, the message shows a readable hint instead of the pattern.
/// </summary>
/// <param name="pattern">The regular expression that the whole text must match.</param>
/// <param name="hint">The hint for users, which follows "Write ".</param>
public sealed class ValidateShapeAttribute(string pattern, string hint) : ValidateEnumeratedArgumentsAttribute
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (!Regex.IsMatch($"{element}", $@"^(?:{pattern})\z", RegexOptions.CultureInvariant, s_limit))
        {
            throw new ValidationMetadataException($"'{element}' is not valid here. Write {hint}.");
        }
    }
}
