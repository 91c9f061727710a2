using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Reads ulimits: docker's <c>nofile=1024:2048</c>, and hashtables of name to limit.</summary>
public sealed class UlimitTransformationAttribute : ListTransformationAttribute<Ulimit>
{
    private static readonly string[] s_names =
    [
        "core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss",
        "rtprio", "rttime", "sigpending", "stack",
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Ulimit> FromText(string text, SessionState session) => [Parse(text)];

    /// <inheritdoc/>
    protected override IEnumerable<Ulimit> FromEntry(object key, object? value, SessionState session) =>
        [Parse(TextOf(key), value is null ? "" : TextOf(value))];

    /// <inheritdoc/>
    protected override IEnumerable<Ulimit> Together(IEnumerable<Ulimit> items) => LastOfEach.Of(items, limit => limit.Name!);

    /// <summary>Reads docker's form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static Ulimit Parse(string text)
    {
        var parts = text.Split('=', 2);
        return Parse(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    private static Ulimit Parse(string name, string limits)
    {
        var parts = limits.Split(':');
        if (!s_names.Contains(name))
        {
            throw new FormatException(
                $"'{name}' is not a limit; the limits are {string.Join(", ", s_names)}. Write it like nofile=1024:2048.");
        }

        if (parts.Length > 2 || !parts.All(part => long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
        {
            throw new FormatException($"'{name}={limits}' is not a limit. Write it like nofile=1024 or nofile=1024:2048 (soft:hard).");
        }

        var (soft, hard) = (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[^1], CultureInfo.InvariantCulture));
        return hard == -1 || (soft != -1 && soft <= hard)
            ? new() { Name = name, Soft = soft, Hard = hard }
            : throw new FormatException($"'{name}={limits}': the soft limit exceeds the hard limit.");
    }
}
