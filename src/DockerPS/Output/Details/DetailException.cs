using System.ComponentModel;
using System.Management.Automation;

namespace DockerPS.Output;

/// <summary>
/// A property whose value could not be read. PowerShell turns what properties throw into $null, which a filter would take for a
/// value, except for this kind of exception; and as one of a throw statement it ends the script block that asked for it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DetailException : MethodException
{
    private readonly ErrorRecord? _record;

    internal DetailException(ErrorRecord why, string property, string advice)
        : base($"{property} of '{why.TargetObject}' could not be read: {why}", why.Exception)
    {
        WasThrownFromThrowStatement = true;
        _record = new(new ParentContainsErrorRecordException(this), why.FullyQualifiedErrorId, why.CategoryInfo.Category, why.TargetObject)
        {
            ErrorDetails = new(Message) { RecommendedAction = advice },
        };
    }

    /// <inheritdoc/>
    public override ErrorRecord ErrorRecord => _record ?? base.ErrorRecord;
}
