using System.Text;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.FileSync;

/// <summary>Writes packets, for several tasks at a time.</summary>
/// <param name="call">The call.</param>
internal sealed class PacketWriter(GrpcCall call) : IDisposable
{
    /// <summary>The room before the data of a packet: its kind, the number, and the length of the data.</summary>
    public const int DataStart = 16;

    private static readonly TimeSpan s_timeForError = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ProtobufWriter _packet = new();
    private readonly ProtobufWriter _stat = new();

    /// <summary>Writes an item of the list of files; null for its end.</summary>
    public async ValueTask WriteStatAsync(FileStat? stat, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _packet.Clear();
            if (stat is not null)
            {
                _packet.Message(2, stat.Write(_stat.Clear()));
            }

            await call.WriteAsync(_packet.Written, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Writes a request for the data of a file.</summary>
    public ValueTask WriteRequestAsync(uint id, CancellationToken cancellationToken) =>
        WriteAsync(PacketKind.Request, id, default, cancellationToken);

    /// <summary>Writes the end of the transfer.</summary>
    public ValueTask WriteFinishAsync(CancellationToken cancellationToken) =>
        WriteAsync(PacketKind.Finish, 0, default, cancellationToken);

    /// <summary>Writes data of a file; none is its end. The packet's head goes right before the data, so that nothing is copied.</summary>
    /// <param name="id">The number of the file.</param>
    /// <param name="buffer">A buffer with the data at <see cref="DataStart"/>.</param>
    /// <param name="length">The length of the data.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public async ValueTask WriteDataAsync(uint id, byte[] buffer, int length, CancellationToken cancellationToken)
    {
        var start = PutHead(buffer, id, length);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await call.WriteAsync(buffer.AsMemory(start, DataStart - start + length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sends what is queued.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await call.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Tells the other side of a failure, if it still listens.</summary>
    public async Task TellAsync(string text, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeForError);
        try
        {
            await WriteAsync(PacketKind.Error, 0, Encoding.UTF8.GetBytes(text), limit.Token).ConfigureAwait(false);
            await FlushAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is GrpcException or OperationCanceledException)
        {
            // The failure that is reported comes first.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Puts the head of a data packet before the data, and returns where it starts.</summary>
    private static int PutHead(Span<byte> buffer, uint id, int length)
    {
        var start = DataStart - 2 - (id == 0 ? 0 : 1 + ProtobufWriter.LengthOf(id))
            - (length == 0 ? 0 : 1 + ProtobufWriter.LengthOf((uint)length));
        var at = start;
        buffer[at++] = 1 << 3;
        buffer[at++] = (byte)PacketKind.Data;
        if (id != 0)
        {
            buffer[at++] = 3 << 3;
            at += ProtobufWriter.WriteVarint(buffer[at..], id);
        }

        if (length != 0)
        {
            buffer[at++] = (4 << 3) | 2;
            ProtobufWriter.WriteVarint(buffer[at..], (uint)length);
        }

        return start;
    }

    private async ValueTask WriteAsync(PacketKind kind, uint id, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _packet.Clear().Number(1, (int)kind).Number(3, id).Bytes(4, data.Span);
            await call.WriteAsync(_packet.Written, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
