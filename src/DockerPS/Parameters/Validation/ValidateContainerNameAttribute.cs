using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refuses what the engine would refuse as the name of a new container.</summary>
public sealed class ValidateContainerNameAttribute : ValidateArgumentsAttribute
{
    private const int ShortestName = 2;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        var name = arguments?.ToString() ?? "";
        if (name.Length < ShortestName || !char.IsAsciiLetterOrDigit(name[0]) || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-'))
        {
            throw new ValidationMetadataException(
                $"'{name}' cannot be the name of a container: it takes two or more letters and digits, and _ . - behind the first. Write it like web-1.");
        }
    }
}
