using System.Buffers;
using System.Threading.Channels;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// Sends a tree: the list of its files, and the data of those that the engine asks for. Both go on at the same time.
/// </summary>
internal sealed class FileSender : IDisposable
{
    /// <summary>The size of a piece, the number of files read at a time, and that of requests that may wait: docker's own.</summary>
    private const int PieceSize = 32 << 10;
    private const int Readers = 4;
    private const int MostRequests = 128;

    /// <summary>The number of items after which a list is sent on, so that the engine can ask for the first files early.</summary>
    private const int ItemsTogether = 256;

    private readonly GrpcCall _call;
    private readonly FileTree _tree;
    private readonly FilteredWalk _walk;
    private readonly PacketWriter _writer;
    private readonly PathTable _paths = new();
    private readonly Channel<(uint Id, string Path)> _requests = Channel.CreateBounded<(uint Id, string Path)>(MostRequests);

    private FileSender(GrpcCall call, FileTree tree, PathFilter filter, Action<string>? skipped)
    {
        (_call, _tree, _walk, _writer) = (call, tree, new(tree, filter, skipped), new(call));
    }

    /// <summary>Sends a tree until the engine has what it wants.</summary>
    /// <param name="call">The call.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="filter">Selects what is sent.</param>
    /// <param name="skipped">Called with the path of a socket, which cannot be sent.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    /// <exception cref="ArchiveException">A file or a folder cannot be read. The engine was told.</exception>
    /// <exception cref="DockerStreamException">The engine broke the transfer off, or broke its rules.</exception>
    public static async Task SendAsync(
        GrpcCall call, FileTree tree, PathFilter filter, Action<string>? skipped, CancellationToken cancellationToken)
    {
        using var sender = new FileSender(call, tree, filter, skipped);
        try
        {
            await Tasks.RunAsync(
                cancellationToken,
                [sender.SendListAsync, sender.ReadRequestsAsync, .. Enumerable.Repeat(sender.SendFilesAsync, Readers)])
                .ConfigureAwait(false);
        }
        catch (ArchiveException error)
        {
            await sender._writer.TellAsync(tree.TextOf(error), cancellationToken).ConfigureAwait(false);
            throw;
        }

        // The end goes last, after the data of all requests.
        await sender._writer.WriteFinishAsync(cancellationToken).ConfigureAwait(false);
        await sender._writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private async Task SendListAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var item in _walk.Items())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _paths.Add(item.Folder, item.Name, item.Stat.HasData);
            await _writer.WriteStatAsync(item.Stat, cancellationToken).ConfigureAwait(false);
            if (++count % ItemsTogether == 0)
            {
                await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await _writer.WriteStatAsync(null, cancellationToken).ConfigureAwait(false);
        await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadRequestsAsync(CancellationToken cancellationToken)
    {
        while (await _call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
        {
            var packet = Packet.Parse(message);
            switch (packet.Kind)
            {
                case PacketKind.Request:
                    var path = _paths.Take(packet.Id)
                        ?? throw new DockerStreamException($"The engine asked for file {packet.Id}, which is not in the list, or again.");
                    await _requests.Writer.WriteAsync((packet.Id, path), cancellationToken).ConfigureAwait(false);
                    break;
                case PacketKind.Finish:
                    _requests.Writer.Complete();
                    return;
                case PacketKind.Error:
                    throw TransferFailure.OfEngine(packet);
                default:
                    throw TransferFailure.Unexpected(packet);
            }
        }

        throw TransferFailure.BrokenOff();
    }

    private async Task SendFilesAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PacketWriter.DataStart + PieceSize);
        try
        {
            await foreach (var (id, path) in _requests.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await SendFileAsync(id, path, buffer, cancellationToken).ConfigureAwait(false);
                if (_requests.Reader.Count == 0)
                {
                    await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Sends what is in a file now, and its end. Whether that is as much as the list said is not checked, as with docker; a file that is
    /// gone is empty. One that cannot be read fails, where docker would make it empty without a word.
    /// </summary>
    private async Task SendFileAsync(uint id, string path, byte[] buffer, CancellationToken cancellationToken)
    {
        if (_tree.Open(path) is { } file)
        {
            await using (file.ConfigureAwait(false))
            {
                while (_tree.Read(file, path, buffer.AsSpan(PacketWriter.DataStart, PieceSize)) is > 0 and var length)
                {
                    await _writer.WriteDataAsync(id, buffer, length, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await _writer.WriteDataAsync(id, buffer, 0, cancellationToken).ConfigureAwait(false);
    }
}
