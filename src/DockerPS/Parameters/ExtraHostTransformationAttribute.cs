using System.Management.Automation;
using System.Net;

namespace DockerPS.Parameters;

/// <summary>Reads further hosts: docker's <c>name:address</c> and <c>name=address</c>, and hashtables of name to address.</summary>
public sealed class ExtraHostTransformationAttribute : ListTransformationAttribute<KeyValue>
{
    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromText(string text, SessionState session)
    {
        var parts = text.Split(text.Contains('=', StringComparison.Ordinal) ? '=' : ':', 2);
        return [Checked(parts[0], parts.Length > 1 ? parts[1] : "")];
    }

    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromEntry(object key, object? value, SessionState session) =>
        [Checked(TextOf(key), value is null ? "" : TextOf(value))];

    private static KeyValue Checked(string name, string address) =>
        name.Length > 0 && (address == "host-gateway" || IPAddress.TryParse(address.Trim('[', ']'), out _))
            ? new(name, address.Trim('[', ']'))
            : throw new FormatException($"'{name}:{address}' is not a host. Write it like db:10.0.0.5, db:host-gateway, or @{{ db = '10.0.0.5' }}.");
}
