using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Rejects credentials without a user name.</summary>
public sealed class ValidateCredentialAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not PSCredential { UserName.Length: > 0 })
        {
            throw new ValidationMetadataException("The credential has no user name.");
        }
    }
}
