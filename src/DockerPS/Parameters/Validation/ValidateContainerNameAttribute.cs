using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Rejects names that the engine would reject for a new container.</summary>
public sealed class ValidateContainerNameAttribute : ValidateArgumentsAttribute
{
    private const int ShortestName = 2;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var name = arguments?.ToString() ?? "";
        if (name.Length < ShortestName
            || !char.IsAsciiLetterOrDigit(name[0])
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'))
        {
            throw new ValidationMetadataException(
                $"'{name}' is not a valid container name: a name has two or more letters and digits, and _ . - after the first. "
                    + "Write it like web-1.");
        }
    }
}
