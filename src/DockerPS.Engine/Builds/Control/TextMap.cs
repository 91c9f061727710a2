using DockerPS.Engine.BuildKit;

namespace DockerPS.Engine.Builds;

/// <summary>Reads maps of texts, whose entries are messages with the key and the value.</summary>
internal static class TextMap
{
    /// <summary>Adds an entry; of several with the same key, the last one stays.</summary>
    /// <exception cref="Http.DockerStreamException">The entry is malformed.</exception>
    public static void Add(Dictionary<string, string> map, ReadOnlySpan<byte> entry)
    {
        var (key, value) = ("", "");
        var reader = new ProtobufReader(entry);
        while (reader.Next())
        {
            (key, value) = reader.Field switch
            {
                1 => (reader.Text, value),
                2 => (key, reader.Text),
                _ => (key, value),
            };
        }

        map[key] = value;
    }

    /// <summary>Reads an exporter, or a source or destination of the build cache.</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    public static SolveOption ReadOption(ReadOnlySpan<byte> bytes)
    {
        var type = "";
        var attributes = new Dictionary<string, string>();
        var reader = new ProtobufReader(bytes);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    type = reader.Text;
                    break;
                case 2:
                    Add(attributes, reader.Bytes);
                    break;
            }
        }

        return new(type, attributes);
    }
}
