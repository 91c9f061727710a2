using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Reads restart policies: docker's <c>on-failure:3</c>, and hashtables with Name and MaximumRetryCount.</summary>
public sealed class RestartPolicyTransformationAttribute : ValueTransformationAttribute<RestartPolicy>
{
    private const string Form = "Write no, always, unless-stopped, on-failure, or on-failure:3.";

    private static readonly FieldSet s_fields = new("a restart policy", "@{ Name = 'on-failure'; MaximumRetryCount = 3 }", "name",
        "maximum-retry-count");

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => value.Unwrapped() switch
    {
        RestartPolicy policy => policy,
        IDictionary dictionary => FromFields(s_fields.From(dictionary)),
        _ => Parse(TextOf(value)),
    };

    private static RestartPolicy FromFields(Fields fields) =>
        Parse(fields.Has("maximum-retry-count") ? $"{fields["name"]}:{fields["maximum-retry-count"]}" : fields["name"] ?? "");

    /// <summary>Reads docker's form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static RestartPolicy Parse(string text)
    {
        var parts = text.ToLowerInvariant().Split(':');
        if (parts[0] is not ("no" or "always" or "unless-stopped" or "on-failure"))
        {
            throw new FormatException($"'{text}' is not a restart policy. {Form}");
        }

        var count = 0;
        if (parts.Length > 2 || (parts.Length == 2 && (parts[0] != "on-failure" || !TryParseCount(parts[1], out count))))
        {
            throw new FormatException($"'{text}' is not a restart policy: only on-failure takes a retry count. {Form}");
        }

        return new() { Name = parts[0], MaximumRetryCount = count };
    }

    private static bool TryParseCount(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);
}
