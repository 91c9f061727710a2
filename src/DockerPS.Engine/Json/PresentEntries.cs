using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace DockerPS.Engine.Json;

/// <summary>Reads a map of objects, and skips entries that are null.</summary>
internal sealed class PresentEntries<T> : JsonConverter<IReadOnlyDictionary<string, T>>
    where T : class
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var entries = new Dictionary<string, T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (JsonSerializer.Deserialize(ref reader, type) is { } value)
            {
                entries[name] = value;
            }
        }

        return entries;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartObject();
        foreach (var (name, entry) in value)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, entry, type);
        }

        writer.WriteEndObject();
    }
}
