using System.Buffers;
using System.Text;
using System.Text.Json;

namespace DockerPS.Engine.Builds;

/// <summary>Writes sources of the build cache as the frontend reads them: JSON with the names of BuildKit's messages.</summary>
internal static class CacheJson
{
    /// <summary>Writes the sources.</summary>
    public static string Write(IEnumerable<SolveOption> sources)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var source in sources)
            {
                json.WriteStartObject();
                json.WriteString("Type", source.Type);
                json.WriteStartObject("Attrs");
                foreach (var (name, value) in source.Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
