using DockerPS.Engine.Archives;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.FileSync;

/// <summary>An output of one file: a tar of the kinds <c>tar</c>, <c>oci</c> or <c>docker</c>.</summary>
/// <param name="path">The path of the file, for errors.</param>
/// <param name="open">Opens the destination, which stays open, when the output arrives.</param>
internal sealed class StreamOutput(string path, Func<Stream> open) : FileOutput
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
            var output = open();
            while (await call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
            {
                await output.WriteAsync(BytesMessage.DataOf(message), cancellationToken).ConfigureAwait(false);
            }

            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
        {
            throw ArchiveException.Writing(path, error);
        }
    }
}
