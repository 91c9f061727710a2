using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>
/// Reads a text that has commas, and what PowerShell makes of it without quotes: the list 0-2,4 is the text <c>0-2,4</c>.
/// </summary>
public sealed class CommaListTransformationAttribute : ValueTransformationAttribute<string>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => Unwrap(value) is IList list
        ? string.Join(',', list.Cast<object?>().Select(item => item is null ? "" : TextOf(item)))
        : TextOf(value);
}
