using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.FileSync;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Builds;

/// <summary>The service through which the engine gets a context that is one stream: a tar.</summary>
/// <param name="path">The path by which the build refers to it, like <c>/ID</c>.</param>
/// <param name="write">Writes the tar.</param>
internal sealed class UploadService(string path, Func<Stream, CancellationToken, Task> write)
{
    /// <summary>The method that this service answers, as a session names it.</summary>
    public const string Method = "/moby.upload.v1.Upload/Pull";

    /// <summary>Answers a call. When this returns, the call ends with success.</summary>
    /// <exception cref="GrpcException">There is no such upload, or the connection broke.</exception>
    /// <exception cref="ArchiveException">A file cannot be read.</exception>
    public async Task ServeAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        if (TransferMetadata.Value(call.Metadata, "urlpath") is var asked && asked != path)
        {
            throw new GrpcException(GrpcStatus.NotFound, $"no upload {asked}");
        }

        var messages = new MessageStream(call);
        await using (messages.ConfigureAwait(false))
        {
            await write(messages, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes bytes as messages with the field 1.</summary>
    private sealed class MessageStream(GrpcCall call) : SequentialStream
    {
        private const int Longest = 1 << 20;

        private readonly ProtobufWriter _message = new();

        public override bool CanRead => false;

        public override bool CanWrite => true;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            for (; buffer.Length > 0; buffer = buffer[Math.Min(Longest, buffer.Length)..])
            {
                var part = buffer[..Math.Min(Longest, buffer.Length)];
                await call.WriteAsync(_message.Clear().Bytes(1, part.Span).Written, cancellationToken).ConfigureAwait(false);
            }
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => call.FlushAsync(cancellationToken).AsTask();
    }
}
