using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>Reads tmpfs mounts: docker's <c>/run:size=64m</c>, and hashtables of path to options.</summary>
public sealed class TmpfsTransformationAttribute : ListTransformationAttribute<KeyValue>
{
    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromText(string text, SessionState session) => [Parse(text)];

    /// <inheritdoc/>
    protected override IEnumerable<KeyValue> FromEntry(object key, object? value, SessionState session) =>
        [ParseOrThrow(TextOf(key), value is null ? "" : TextOf(value))];

    /// <summary>Reads docker's form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static KeyValue Parse(string text)
    {
        var parts = text.Split(':', 2);
        return ParseOrThrow(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    private static KeyValue ParseOrThrow(string path, string options) => path.StartsWith('/')
        ? new(path, options)
        : throw new FormatException(
            $"'{path}' is not an absolute path in the container. "
            + "Write a tmpfs like /run, /run:size=64m, or @{ '/run' = 'size=64m' }.");
}
