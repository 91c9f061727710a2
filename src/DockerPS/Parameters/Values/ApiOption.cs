using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace DockerPS.Parameters;

/// <summary>Converts the hashtable of -ApiOption to JSON, which is merged into the request for options without a parameter.</summary>
internal static class ApiOption
{
    /// <summary>Converts a hashtable to JSON; null if there is none.</summary>
    /// <exception cref="FormatException">A value cannot be represented in JSON.</exception>
    public static JsonObject? ToJson(IDictionary? options) => options is null ? null : FromDictionary(options);

    private static JsonObject FromDictionary(IDictionary values)
    {
        var json = new JsonObject();
        foreach (DictionaryEntry entry in values)
        {
            json[entry.Key.ToString() ?? ""] = FromValue(entry.Value);
        }

        return json;
    }

    private static JsonNode? FromValue(object? value) => value.Unwrapped() switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        SwitchParameter flag => JsonValue.Create(flag.IsPresent),
        double or float or decimal => JsonValue.Create(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        IDictionary inner => FromDictionary(inner),
        PSObject bag => new JsonObject(bag.Properties.Select(property => KeyValuePair.Create(property.Name, FromValue(property.Value)))),
        IConvertible number and not DateTime and not Enum and not char => JsonValue.Create(number.ToInt64(CultureInfo.InvariantCulture)),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(FromValue)]),
        var other => throw new FormatException(
            $"-ApiOption cannot send a value of type {other.GetType().Name}; use strings, numbers, booleans, arrays and hashtables."),
    };
}
