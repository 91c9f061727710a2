using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Reads extra hosts: docker's <c>name:address</c> and <c>name=address</c>, and hashtables of name to address.</summary>
public sealed class ExtraHostTransformationAttribute : ListTransformationAttribute<KeyValue>
{
    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromText(string text, SessionState session) => [Parse(text)];

    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromEntry(object key, object? value, SessionState session) =>
        [ParseOrThrow(TextOf(key), value is null ? "" : TextOf(value))];

    /// <summary>Reads docker's form: the name ends at the first equals sign, or if there is none, at the first colon.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static KeyValue Parse(string text)
    {
        var parts = text.Split(text.Contains('=', StringComparison.Ordinal) ? '=' : ':', 2);
        return ParseOrThrow(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    private static KeyValue ParseOrThrow(string name, string address)
    {
        var bare = Address.Unbracket(address);
        return name.Length > 0 && !name.Contains(':', StringComparison.Ordinal) && (bare == "host-gateway" || Address.TryParse(bare, out _))
            ? new(name, bare)
            : throw new FormatException(
                $"'{name}:{address}' is not a host. Write it like db:10.0.0.5, db:host-gateway, or @{{ db = '10.0.0.5' }}.");
    }
}
