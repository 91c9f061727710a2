using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refuses what managers would refuse as the name of a new secret or configuration.</summary>
public sealed class ValidateSwarmNameAttribute : ValidateArgumentsAttribute
{
    private const int LongestName = 64;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var name = arguments?.ToString() ?? "";
        if (name.Length is 0 or > LongestName
            || !char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1])
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'))
        {
            throw new ValidationMetadataException(
                $"'{name}' cannot be a name here: it takes up to {LongestName} letters and digits, and _ . - between them. Write it like db-password.");
        }
    }
}
