using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Refuses what is no platform, like <c>linux/amd64</c> or <c>linux/arm64/v8</c>.</summary>
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
