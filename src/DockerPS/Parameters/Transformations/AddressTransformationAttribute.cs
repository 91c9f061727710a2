using System.Collections;
using System.Management.Automation;
using System.Net;

namespace DockerPS.Parameters;

/// <summary>
/// Parses addresses strictly, see <see cref="Address"/>, before PowerShell converts them, as its conversion accepts lenient forms.
/// Returns an address for a single value and an array for a list, to suit parameters of either type.
/// </summary>
public sealed class AddressTransformationAttribute : ValueTransformationAttribute<IPAddress>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) =>
        value.Unwrapped() is IList list ? list.Cast<object?>().Select(One).ToArray() : One(value);

    private static IPAddress One(object? value) => value is null
        ? throw new FormatException("A value of the list is null.")
        : Address.Parse(TextOf(value));
}
