using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Reads a comma-separated text, and rejoins the list that PowerShell makes of it without quotes: 0-2,4 becomes <c>0-2,4</c>.
/// </summary>
public sealed class CommaListTransformationAttribute : ValueTransformationAttribute<string>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => value.Unwrapped() is IList list
        ? string.Join(',', list.Cast<object?>().Select(item => item is null ? "" : TextOf(item)))
        : TextOf(value);
}
