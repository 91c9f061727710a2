using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>The messages of the content service.</summary>
internal static class ContentMessages
{
    /// <summary>Reads the field 1 of a request as text.</summary>
    /// <exception cref="GrpcException">The message is malformed.</exception>
    public static string Text(ReadOnlyMemory<byte> message) => ServiceMessage.FirstText(message.Span);

    /// <summary>Reads a request with a digest in the field 1.</summary>
    /// <exception cref="GrpcException">It is not a digest.</exception>
    public static ContentDigest Digest(ReadOnlyMemory<byte> message) => Digest(Text(message));

    /// <summary>Parses a digest.</summary>
    /// <exception cref="GrpcException">It is not one.</exception>
    public static ContentDigest Digest(string text) =>
        ContentDigest.TryParse(text) ?? throw new GrpcException(GrpcStatus.InvalidArgument, $"\"{text}\" failed validation");

    /// <summary>Writes the facts of a blob (Info).</summary>
    public static ProtobufWriter Info(ContentDigest digest, FileInfo file) => new ProtobufWriter()
        .Text(1, digest.ToString())
        .Number(2, file.Length)
        .Message(3, Time(file.LastWriteTimeUtc))
        .Message(4, Time(file.LastWriteTimeUtc));

    /// <summary>Writes the state of a blob that is being written (Status).</summary>
    public static ProtobufWriter Status(ContentWriter writer) => new ProtobufWriter()
        .Message(1, Time(writer.StartedAt))
        .Message(2, Time(writer.UpdatedAt))
        .Text(3, writer.Reference)
        .Number(4, writer.Offset)
        .Number(5, writer.Total)
        .Text(6, writer.Expected?.ToString());

    /// <summary>Writes the answer to a step of a write (WriteContentResponse).</summary>
    public static ProtobufWriter Written(ContentAction action, ContentWriter writer, ContentDigest digest) => new ProtobufWriter()
        .Number(1, (int)action)
        .Message(2, Time(writer.StartedAt))
        .Message(3, Time(writer.UpdatedAt))
        .Number(4, writer.Offset)
        .Number(5, writer.Total)
        .Text(6, digest.ToString());

    /// <summary>Reads the digest, the offset and the size of a request for data (ReadContentRequest).</summary>
    /// <exception cref="GrpcException">The message is malformed.</exception>
    public static (ContentDigest Digest, long Offset, long Size) Range(ReadOnlyMemory<byte> message)
    {
        var (offset, size) = (0L, 0L);
        Read(message, (field, reader) => (offset, size) = field switch
        {
            2 => (reader.Number, size),
            3 => (offset, reader.Number),
            _ => (offset, size),
        });
        return (Digest(message), offset, size);
    }

    /// <summary>Reads a step of a write (WriteContentRequest).</summary>
    /// <exception cref="GrpcException">The message is malformed.</exception>
    public static ContentStep Step(ReadOnlyMemory<byte> message)
    {
        var step = new ContentStep();
        Read(message, (field, reader) => step = field switch
        {
            1 => step with { Action = (ContentAction)reader.Number },
            2 => step with { Reference = reader.Text },
            3 => step with { Total = reader.Number },
            4 => step with { Expected = reader.Text },
            5 => step with { Offset = reader.Number },
            6 => step with { Data = BytesOf(message, reader.Bytes) },
            _ => step,
        });
        return step;
    }

    /// <summary>Returns bytes within a message without copying them.</summary>
    private static ReadOnlyMemory<byte> BytesOf(ReadOnlyMemory<byte> message, ReadOnlySpan<byte> bytes) =>
        message.Span.Overlaps(bytes, out var start) ? message.Slice(start, bytes.Length) : default;

    private static void Read(ReadOnlyMemory<byte> message, FieldReader read)
    {
        try
        {
            var reader = new ProtobufReader(message.Span);
            while (reader.Next())
            {
                read(reader.Field, reader);
            }
        }
        catch (DockerStreamException error)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, "The message is malformed.", error);
        }
    }

    private static ProtobufWriter Time(DateTimeOffset time) => new ProtobufWriter()
        .Number(1, time.ToUnixTimeSeconds())
        .Number(2, time.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick);

    private delegate void FieldReader(int field, ProtobufReader reader);
}
