using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>An output of one file: a tar of the kinds <c>tar</c>, <c>oci</c> or <c>docker</c>.</summary>
/// <param name="path">The path of the file, for errors.</param>
/// <param name="output">The destination, which stays open.</param>
internal sealed class StreamOutput(string path, Stream output) : FileOutput
{
    private int _calls;

    /// <inheritdoc/>
    public override async Task ReceiveAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _calls) > 1)
        {
            throw new GrpcException(GrpcStatus.AlreadyExists, $"'{path}' is written already");
        }

        try
        {
            while (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                await output.WriteAsync(DataOf(message), cancellationToken).ConfigureAwait(false);
            }

            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(path, error);
        }
    }

    /// <summary>Returns the data of a message.</summary>
    /// <exception cref="DockerStreamException">It is malformed.</exception>
    private static ReadOnlyMemory<byte> DataOf(ReadOnlyMemory<byte> message)
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
