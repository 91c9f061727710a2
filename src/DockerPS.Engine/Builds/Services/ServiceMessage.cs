using System.Text;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// The messages of the services, whose fields are all bytes or text. A message is an array of exactly its size, so that one with a secret
/// can be cleared and leaves no copy behind.
/// </summary>
internal static class ServiceMessage
{
    /// <summary>Reads the only message of a call.</summary>
    /// <exception cref="GrpcException">There is none.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(GrpcCall call, CancellationToken cancellationToken) =>
        await call.ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new GrpcException(GrpcStatus.InvalidArgument, "The call has no message.");

    /// <summary>Returns the first field of a message as text; empty if it is missing.</summary>
    /// <exception cref="GrpcException">The message is malformed.</exception>
    public static string FirstText(ReadOnlySpan<byte> message) => Encoding.UTF8.GetString(First(message));

    /// <summary>Returns the first field of a message; empty if it is missing.</summary>
    /// <exception cref="GrpcException">The message is malformed.</exception>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> message)
    {
        try
        {
            // As in every protobuf reader, the last one counts if a field is repeated.
            ReadOnlySpan<byte> found = default;
            var reader = new ProtobufReader(message);
            while (reader.Next())
            {
                found = reader.Field == 1 ? reader.Bytes : found;
            }

            return found;
        }
        catch (DockerStreamException error)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, "The message is malformed.", error);
        }
    }

    /// <summary>Builds a message of bytes.</summary>
    /// <param name="fields">The values of the fields 1, 2 and so on; empty ones are left out.</param>
    public static byte[] Of(params byte[][] fields)
    {
        var message = new byte[fields.Sum(field => field.Length == 0 ? 0 : 1 + ProtobufWriter.LengthOf((uint)field.Length) + field.Length)];
        var at = 0;
        for (var index = 0; index < fields.Length; index++)
        {
            var field = fields[index];
            if (field.Length > 0)
            {
                message[at++] = (byte)(((index + 1) << 3) | 2);
                at += ProtobufWriter.WriteVarint(message.AsSpan(at), (uint)field.Length);
                field.CopyTo(message, at);
                at += field.Length;
            }
        }

        return message;
    }
}
