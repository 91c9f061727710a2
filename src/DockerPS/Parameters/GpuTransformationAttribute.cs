using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Reads requests for GPUs: <c>all</c>, a number, and docker's <c>device=0,1</c> or <c>"count=2,driver=nvidia"</c>.</summary>
public sealed class GpuTransformationAttribute : ValueTransformationAttribute<DeviceRequest>
{
    private const string Form = "all, 2, or device=0,1";

    /// <inheritdoc/>
    protected override object? Read(object value, SessionState session)
    {
        if (Unwrap(value) is DeviceRequest ready)
        {
            return ready;
        }

        var text = Unwrap(value) is System.Collections.IList list ? string.Join(',', list.Cast<object>()) : TextOf(value);
        if (!text.Contains('=', StringComparison.Ordinal))
        {
            return new DeviceRequest { Driver = "", Count = Count(text), Capabilities = [["gpu"]] };
        }

        // device=0,1 is one field: what has no name belongs to the field before.
        var fields = Fields.Parse(text);
        var devices = fields.Has("device")
            ? text.Split(',').SkipWhile(part => !part.StartsWith("device=", StringComparison.Ordinal)).Select((part, index) => index == 0 ? part["device=".Length..] : part)
                .TakeWhile(part => !part.Contains('=', StringComparison.Ordinal)).ToList()
            : null;
        return new DeviceRequest
        {
            Driver = fields["driver"] ?? "",
            Count = devices is null ? Count(fields["count"] ?? "all") : 0,
            DeviceIds = devices,
            Capabilities = [["gpu", .. (fields["capabilities"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Where(word => word != "gpu")]],
        };
    }

    private static int Count(string text) =>
        text.Equals("all", StringComparison.OrdinalIgnoreCase) ? -1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw new FormatException($"'{text}' is no request for GPUs. Write it like {Form}.");
}
