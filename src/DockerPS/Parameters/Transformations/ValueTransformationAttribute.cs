using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Converts user input to the value of a parameter. A subclass reads one value, and throws a <see cref="FormatException"/> whose
/// message shows the correct form.
/// </summary>
/// <typeparam name="T">The value that the parameter needs.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public abstract class ValueTransformationAttribute<T> : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
        {
            return null;
        }

        try
        {
            return Read(inputData, engineIntrinsics.SessionState);
        }
        catch (FormatException error)
        {
            throw new ArgumentTransformationMetadataException(error.Message, error);
        }
    }

    /// <summary>Reads a value.</summary>
    protected abstract object? Read(object value, SessionState session);

    /// <summary>Returns the text of a value; of a number, as it was typed: PowerShell parses 10s and 1d as numbers.</summary>
    protected static string TextOf(object value) =>
        value is PSObject typed ? typed.ToString() : LanguagePrimitives.ConvertTo<string>(value);
}
