using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Output;

/// <summary>
/// A property whose value could not be read. PowerShell turns exceptions from property getters into $null, which a filter would mistake for
/// a value, except for this type. As an exception of a throw statement, it also terminates the script block that reads the property.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DetailException : MethodException
{
    private readonly ErrorRecord? _record;

    internal DetailException(ErrorRecord cause, string property, string advice)
        : base($"{property} of '{cause.TargetObject}' could not be read: {cause}", cause.Exception)
    {
        WasThrownFromThrowStatement = true;
        _record = new(
            new ParentContainsErrorRecordException(this), cause.FullyQualifiedErrorId, cause.CategoryInfo.Category, cause.TargetObject)
        {
            ErrorDetails = new(Message) { RecommendedAction = advice },
        };
    }

    /// <inheritdoc/>
    public override ErrorRecord ErrorRecord => _record ?? base.ErrorRecord;
}
