using System.Collections;
using System.Management.Automation;
using System.Net;

namespace DockerPS.Parameters;

/// <summary>
/// Reads addresses strictly, see <see cref="Address"/>, before PowerShell converts them: its conversion would take the lenient forms. Of
/// one value it makes one address, of a list a list, so that it suits parameters of either kind.
/// </summary>
public sealed class AddressTransformationAttribute : ValueTransformationAttribute<IPAddress>
{
    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) =>
        Unwrap(value) is IList list ? list.Cast<object?>().Select(One).ToArray() : One(value);

    private static IPAddress One(object? value) => value is null
        ? throw new FormatException("A value of the list is null.")
        : Address.Parse(TextOf(value));
}
