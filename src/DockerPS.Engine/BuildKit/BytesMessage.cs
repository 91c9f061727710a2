namespace DockerPS.Engine.BuildKit;

/// <summary>BuildKit's message for pieces of a stream (BytesMessage): bytes in the field 1.</summary>
internal static class BytesMessage
{
    /// <summary>Returns the bytes without copying them; as in every protobuf reader, the last ones if the field is repeated.</summary>
    /// <exception cref="Http.DockerStreamException">The message is malformed.</exception>
    public static ReadOnlyMemory<byte> DataOf(ReadOnlyMemory<byte> message)
    {
        var data = ReadOnlyMemory<byte>.Empty;
        var reader = new ProtobufReader(message.Span);
        while (reader.Next())
        {
            if (reader.Field == 1 && !reader.Bytes.IsEmpty && message.Span.Overlaps(reader.Bytes, out var start))
            {
                data = message.Slice(start, reader.Bytes.Length);
            }
        }

        return data;
    }
}
