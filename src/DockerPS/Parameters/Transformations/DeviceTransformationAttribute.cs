using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>Reads devices: docker's <c>/dev/a:/dev/b:rwm</c>, and hashtables of the host's path to the rest.</summary>
public sealed partial class DeviceTransformationAttribute : ListTransformationAttribute<DeviceSpecification>
{
    /// <inheritdoc/>
    protected override IEnumerable<DeviceSpecification> FromText(string text, SessionState session) => [Parse(text)];

    /// <inheritdoc/>
    protected override IEnumerable<DeviceSpecification> FromEntry(object key, object? value, SessionState session) =>
        [Parse($"{TextOf(key)}:{(value is null ? "" : TextOf(value))}")];

    /// <summary>Reads docker's form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static DeviceSpecification Parse(string text)
    {
        if (CdiName().IsMatch(text))
        {
            return new(text, "", "", IsCdi: true);
        }

        // Windows devices are identified by their class.
        if (text.StartsWith("class/", StringComparison.OrdinalIgnoreCase) && !text.Contains(':', StringComparison.Ordinal))
        {
            return new(text, text, "rwm", false);
        }

        return text.Split(':') switch
        {
            [['/', ..] only] => new(only, only, "rwm", false),
            [['/', ..] source, var permissions] when IsPermissions(permissions) => new(source, source, permissions, false),
            [{ Length: > 0 } source, ['/', ..] target] => new(source, target, "rwm", false),
            [{ Length: > 0 } source, ['/', ..] target, var permissions] when IsPermissions(permissions) =>
                new(source, target, permissions, false),
            _ => throw new FormatException(
                $"'{text}' is not a device. Write it like /dev/sda, /dev/sda:/dev/xvda, or /dev/sda:/dev/xvda:rwm."),
        };
    }

    /// <summary>Matches the name of a device in the Container Device Interface: vendor, class and device.</summary>
    [GeneratedRegex(
        @"^[a-zA-Z]([a-zA-Z0-9_.-]*[a-zA-Z0-9])?/[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?=[a-zA-Z0-9]([a-zA-Z0-9_.:-]*[a-zA-Z0-9])?\z")]
    private static partial Regex CdiName();

    private static bool IsPermissions(string text) => text.Length > 0 && text.All("rwm".Contains) && text.Distinct().Count() == text.Length;
}
