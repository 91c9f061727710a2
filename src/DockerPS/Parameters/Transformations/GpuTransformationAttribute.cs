using System.Collections;
using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>
/// Reads requests for GPUs: <c>all</c>, a number, and docker's <c>device=0,1</c> or <c>count=2,"capabilities=compute,utility"</c>.
/// </summary>
public sealed class GpuTransformationAttribute : ValueTransformationAttribute<DeviceRequest>
{
    private const string Count = "count";
    private const string Device = "device";
    private const string Gpu = "gpu";

    private const string Form = "Write it like all, 2, device=0,1 or count=2,driver=nvidia,\"capabilities=compute,utility\".";

    private static readonly string[] s_keys = ["driver", Count, Device, "capabilities", "options"];

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session) => value.Unwrapped() switch
    {
        DeviceRequest ready => ready,
        IList list => Parse(string.Join(',', list.Cast<object>().Select(TextOf))),
        _ => Parse(TextOf(value)),
    };

    /// <summary>
    /// Reads docker's form. A value without a key is the count, as in docker; after a device it is another device, which docker
    /// requires in quotes.
    /// </summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static DeviceRequest Parse(string text)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        var last = "";
        foreach (var field in Csv.Parse(text))
        {
            var (key, value) = field.Split('=', 2) is [var name, var given]
                ? (name.ToLowerInvariant(), given)
                : (last == Device ? Device : Count, field);
            if (!s_keys.Contains(key))
            {
                throw new FormatException($"'{key}' is not a field of a GPU request; the fields are {string.Join(", ", s_keys)}. {Form}");
            }

            if (key == Device && last == Device && !field.Contains('=', StringComparison.Ordinal))
            {
                values[key] += $",{value}";
            }
            else if (!values.TryAdd(key, value))
            {
                throw new FormatException($"'{key}' is given twice in '{text}'. {Form}");
            }

            last = key;
        }

        return From(values, text);
    }

    private static DeviceRequest From(Dictionary<string, string> values, string text)
    {
        var devices = values.GetValueOrDefault(Device)?.Split(',');
        if (devices?.Contains("") == true)
        {
            throw new FormatException($"'{text}' has an empty device. {Form}");
        }

        if (devices is not null && values.ContainsKey(Count))
        {
            throw new FormatException($"'{text}' has both a count and devices; use one of them. {Form}");
        }

        return new()
        {
            Driver = values.GetValueOrDefault("driver", ""),
            Count = devices is not null ? 0 : values.TryGetValue(Count, out var count) ? Number(count) : 1,
            DeviceIds = devices,
            Capabilities = [[.. values.GetValueOrDefault("capabilities")?.Split(',') ?? [], Gpu]],
            Options = values.TryGetValue("options", out var options)
                ? KeyValue.ToDictionary(Csv.Parse(options).Select(KeyValue.Parse))
                : null,
        };
    }

    private static int Number(string text) =>
        text.Equals("all", StringComparison.OrdinalIgnoreCase) ? -1
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count
        : throw new FormatException($"'{text}' is not a number of GPUs. {Form}");
}
