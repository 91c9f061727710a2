using System.Threading.Channels;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Files;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// Receives files from an engine into a folder. Packets are read without a pause, since the engine waits for nothing but them; requests
/// are written beside that, for so many files at a time that no engine can make this one open too many.
/// </summary>
internal sealed class FolderReceiver : IDisposable
{
    private const int MostRequests = 128;

    private readonly GrpcCall _call;
    private readonly OutputFolder _output;
    private readonly PacketWriter _writer;
    private readonly Dictionary<uint, (FileStat Stat, UnfinishedFile? File)> _requested = [];
    private readonly Queue<(uint Id, FileStat Stat)> _waiting = new();
    private readonly Channel<uint> _requests = Channel.CreateUnbounded<uint>();
    private uint _count;
    private bool _isListComplete;
    private bool _isComplete;

    private FolderReceiver(GrpcCall call, OutputFolder output) => (_call, _output, _writer) = (call, output, new(call));

    /// <summary>Receives all files.</summary>
    /// <param name="call">The call.</param>
    /// <param name="folder">The full path of the folder, which need not exist.</param>
    /// <param name="refused">Called for what is not created on this computer, like a device.</param>
    /// <param name="cancellationToken">Cancels the receiving.</param>
    /// <exception cref="ArchiveException">Something is refused or cannot be written. The engine was told.</exception>
    /// <exception cref="DockerStreamException">The engine broke the transfer off, or broke its rules.</exception>
    public static async Task ReceiveAsync(
        GrpcCall call, string folder, Action<ArchiveException>? refused, CancellationToken cancellationToken)
    {
        using var receiver = new FolderReceiver(call, new(folder, refused));
        try
        {
            await Tasks.RunAsync(cancellationToken, receiver.ReadPacketsAsync, receiver.WriteRequestsAsync).ConfigureAwait(false);
        }
        catch (DockerException error)
        {
            await receiver._writer.TellAsync(error.Message, cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Deletes files that are not complete, and gives the folders of an incomplete output their modes.</summary>
    public void Dispose()
    {
        foreach (var (_, file) in _requested.Values)
        {
            try
            {
                file?.Dispose();
            }
            catch (Exception error) when (ArchiveException.IsOfFileSystem(error))
            {
                // Its folder is gone, and it with that.
            }
        }

        _output.Abandon();
        _writer.Dispose();
    }

    private async Task ReadPacketsAsync(CancellationToken cancellationToken)
    {
        while (await _call.ReadAsync(cancellationToken).ConfigureAwait(false) is { } message)
        {
            var packet = Packet.Parse(message);
            switch (packet)
            {
                case { Kind: PacketKind.Stat } when _isListComplete:
                    throw TransferFailure.Unexpected(packet);
                case { Kind: PacketKind.Stat, Stat: null }:
                    _isListComplete = true;
                    break;
                case { Kind: PacketKind.Stat, Stat: { } stat }:
                    Take(stat);
                    break;
                case { Kind: PacketKind.Data }:
                    Write(packet);
                    break;
                case { Kind: PacketKind.Finish } when _isComplete:
                    return;
                case { Kind: PacketKind.Error }:
                    throw TransferFailure.OfEngine(packet);
                default:
                    throw TransferFailure.Unexpected(packet);
            }

            if (_isListComplete && !_isComplete && _requested.Count == 0)
            {
                _output.Complete();
                _isComplete = true;
                _requests.Writer.Complete();
            }
        }

        if (!_isComplete)
        {
            throw TransferFailure.BrokenOff();
        }
    }

    private void Take(FileStat stat)
    {
        var id = _count++;
        if (!_output.Take(stat))
        {
            return;
        }

        if (_requested.Count < MostRequests)
        {
            Request(id, stat);
        }
        else
        {
            _waiting.Enqueue((id, stat));
        }
    }

    private void Request(uint id, FileStat stat)
    {
        _requested.Add(id, (stat, null));
        _requests.Writer.TryWrite(id);
    }

    private void Write(Packet packet)
    {
        if (!_requested.TryGetValue(packet.Id, out var entry))
        {
            throw new DockerStreamException($"The engine sent data of file {packet.Id}, for which it was not asked.");
        }

        var file = entry.File;
        if (file is null)
        {
            file = _output.Open(entry.Stat);
            _requested[packet.Id] = (entry.Stat, file);
        }

        if (!packet.Data.IsEmpty)
        {
            _output.Write(entry.Stat, file, packet.Data.Span);
            return;
        }

        _output.Complete(entry.Stat, file);
        _requested.Remove(packet.Id);
        if (_waiting.TryDequeue(out var next))
        {
            Request(next.Id, next.Stat);
        }
    }

    private async Task WriteRequestsAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in _requests.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await _writer.WriteRequestAsync(id, cancellationToken).ConfigureAwait(false);
            if (_requests.Reader.Count == 0)
            {
                await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await _writer.WriteFinishAsync(cancellationToken).ConfigureAwait(false);
        await _writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
