using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Rejects values that are not a platform such as <c>linux/amd64</c> or <c>linux/arm64/v8</c>.</summary>
public sealed class ValidatePlatformAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        try
        {
            ImagePlatform.Parse(element.ToString()!);
        }
        catch (FormatException error)
        {
            throw new ValidationMetadataException(error.Message, error);
        }
    }
}
