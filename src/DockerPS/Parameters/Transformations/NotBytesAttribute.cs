using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Refuses bytes where names are meant: PowerShell would make texts of the content of a file that is piped, one of each byte.</summary>
/// <param name="what">What the parameter takes, as a noun with its article.</param>
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
            // With an invalid cast as its reason, the exception leaves what is piped to the other parameter.
            throw new ArgumentTransformationMetadataException(
                $"These are bytes, and not {what}. Pipe the content of a file instead.", new PSInvalidCastException(error.Message));
        }

        return inputData;
    }

    /// <summary>Refuses a byte, and a list with one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">What is meant.</param>
    /// <exception cref="ArgumentTransformationMetadataException">There is a byte.</exception>
    public static void Require(object? value, string what)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        if ((bare is IList list ? list.Cast<object?>().FirstOrDefault(IsByte) : bare) is { } first && IsByte(first))
        {
            throw new ArgumentTransformationMetadataException($"{first} is a byte, and not {what}. This cmdlet does not take the content of a file.");
        }
    }

    private static bool IsByte(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) is byte;
}
