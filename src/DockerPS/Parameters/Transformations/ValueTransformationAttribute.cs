using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Turns what a user writes into the value that a parameter needs. A subclass reads one value and throws a
/// <see cref="FormatException"/> whose message shows the right form; nothing is sent then.
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

    /// <summary>A value without PowerShell's wrapping.</summary>
    protected static object Unwrap(object value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>The text of a value. A number that was typed is read as it was typed: to PowerShell 10s and 1d are numbers.</summary>
    protected static string TextOf(object value) =>
        value is PSObject typed ? typed.ToString() : LanguagePrimitives.ConvertTo<string>(value);
}
