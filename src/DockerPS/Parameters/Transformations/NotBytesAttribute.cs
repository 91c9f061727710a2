using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Rejects bytes where names are expected: PowerShell would convert each byte of piped file content to a string.</summary>
/// <param name="what">A noun phrase for the value that the parameter takes, with its article.</param>
internal sealed class NotBytesAttribute(string what) : ArgumentTransformationAttribute
{
    /// <summary>Whether another parameter of the cmdlet takes the content from the pipeline.</summary>
    public bool TakesContent { get; set; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        try
        {
            Require(inputData, what);
        }
        catch (ArgumentTransformationMetadataException error) when (TakesContent)
        {
            // An invalid cast as inner exception lets the binder try the other parameter.
            throw new ArgumentTransformationMetadataException(
                $"The value is bytes, not {what}. Pipe the content of a file instead.", new PSInvalidCastException(error.Message));
        }

        return inputData;
    }

    /// <summary>Rejects a byte, and a list that contains one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">A noun phrase for the expected value.</param>
    /// <exception cref="ArgumentTransformationMetadataException">The value is or contains a byte.</exception>
    public static void Require(object? value, string what)
    {
        var bare = value.Unwrapped();
        if ((bare is IList list ? list.Cast<object?>().FirstOrDefault(IsByte) : bare) is { } first && IsByte(first))
        {
            throw new ArgumentTransformationMetadataException(
                $"{first} is a byte, not {what}. This cmdlet does not accept file content.");
        }
    }

    private static bool IsByte(object? value) => value.Unwrapped() is byte;
}
