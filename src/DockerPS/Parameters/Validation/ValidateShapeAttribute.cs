using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>Refuses texts that engines would refuse for their shape, and says what shape it is, where ValidatePattern would show the pattern.</summary>
/// <param name="pattern">What the text has to match as a whole.</param>
/// <param name="hint">What to write, for people: it follows "Write ".</param>
public sealed class ValidateShapeAttribute(string pattern, string hint) : ValidateEnumeratedArgumentsAttribute
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (!Regex.IsMatch($"{element}", $@"^(?:{pattern})\z", RegexOptions.CultureInvariant, s_limit))
        {
            throw new ValidationMetadataException($"'{element}' does not fit here. Write {hint}.");
        }
    }
}
