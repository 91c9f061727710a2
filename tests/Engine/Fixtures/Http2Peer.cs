using System.Buffers;
using System.Buffers.Binary;
using System.Net.Sockets;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Http2.Hpack;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>The other side of a connection of HTTP/2, which sends exactly the frames that the test says.</summary>
internal sealed class Http2Peer : IAsyncDisposable
{
    public static readonly HeaderField[] Request =
        [new(":method", "POST"), new(":scheme", "http"), new(":path", "/test.Service/Method"), new("content-type", "application/grpc")];

    private readonly ConnectionPair _pair;
    private readonly NetworkStream _stream;
    private readonly FrameReader _reader;
    private readonly HpackEncoder _encoder = new();
    private readonly HpackDecoder _decoder = new();

    private Http2Peer(ConnectionPair pair, Http2Role role, Func<Http2Stream, Task>? handler)
    {
        _pair = pair;
        _stream = role == Http2Role.Server ? pair.Client : pair.Server;
        _reader = new(_stream);
        Connection = Http2Connection.Start(role == Http2Role.Server ? pair.Server : pair.Client, role, handler);
    }

    /// <summary>The connection that is tested.</summary>
    public Http2Connection Connection { get; }

    /// <summary>The last frame that was received.</summary>
    public FrameHeader Header => _reader.Header;

    public byte[] Payload => _reader.Payload.ToArray();

    /// <summary>The payload as a number: an error code, or room.</summary>
    public int Number => BinaryPrimitives.ReadInt32BigEndian(_reader.Payload[^4..]);

    /// <summary>A connection whose side is a server, and nothing sent yet.</summary>
    public static async Task<Http2Peer> CreateAsync(Func<Http2Stream, Task>? handler, Http2Role role = Http2Role.Server) =>
        new(await ConnectionPair.CreateAsync(), role, handler ?? (_ => Task.CompletedTask));

    /// <summary>A connection whose side is a server, and this client has sent its start.</summary>
    public static async Task<Http2Peer> GreetAsync(Func<Http2Stream, Task>? handler, params (SettingId Id, uint Value)[] settings)
    {
        var peer = await CreateAsync(handler);
        await peer.SendAsync(FrameReader.Preface.ToArray());
        await peer.SendAsync(target => target.Settings(settings));
        return peer;
    }

    /// <summary>A connection whose side is a client, and this server has sent its settings.</summary>
    public static async Task<Http2Peer> WelcomeAsync(params (SettingId Id, uint Value)[] settings)
    {
        var peer = await CreateAsync(null, Http2Role.Client);
        await peer._reader.ReadPrefaceAsync().AsTask().Soon();
        await peer.SendAsync(target => target.Settings(settings));
        return peer;
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes);

    public Task SendAsync(Action<ArrayBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return SendAsync(buffer.WrittenMemory);
    }

    public Task SendAsync(FrameType type, FrameFlags flags, int id, params byte[] payload) =>
        SendAsync(target => payload.CopyTo(target.Frame(type, flags, id, payload.Length)));

    public Task HeadersAsync(int id, bool endStream = false, params HeaderField[] fields) =>
        SendAsync(target => target.HeaderBlock(Encode(fields.Length > 0 ? fields : Request), id, endStream));

    public byte[] Encode(params HeaderField[] fields)
    {
        var block = new ArrayBufferWriter<byte>();
        _encoder.Encode(fields, block);
        return block.WrittenSpan.ToArray();
    }

    public IReadOnlyList<HeaderField> Decode() => _decoder.Decode(_reader.Payload)!;

    /// <summary>Receives frames up to one of a type; null at the end of the connection.</summary>
    public async Task<FrameHeader?> FindAsync(FrameType type, FrameFlags flags = FrameFlags.None)
    {
        while (await _reader.NextAsync().AsTask().Soon())
        {
            if (Header.Type == type && (flags == 0 || Header.Has(flags)))
            {
                return Header;
            }

            if (Header.Type == FrameType.Headers)
            {
                Decode();
            }
        }

        return null;
    }

    /// <summary>Receives frames up to one of a type.</summary>
    public async Task<FrameHeader> ReceiveAsync(FrameType type, FrameFlags flags = FrameFlags.None) =>
        await FindAsync(type, flags) ?? throw new InvalidOperationException($"The connection ended before {type} came.");

    /// <summary>Waits until all that was sent has been handled, as the answer to a ping tells.</summary>
    public async Task SettleAsync()
    {
        await SendAsync(FrameType.Ping, FrameFlags.None, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        await ReceiveAsync(FrameType.Ping, FrameFlags.EndStream);
    }

    /// <summary>Checks that the connection ends with an error, after a farewell that names it.</summary>
    public async Task FailsAsync(Http2ErrorCode code)
    {
        await ReceiveAsync(FrameType.GoAway);
        Assert.Equal((int)code, Number);
        await Connection.Completion.Soon();
        Assert.Equal(code, Connection.Failure?.Code);
    }

    /// <summary>Checks that a stream ends with an error, and that the connection lives.</summary>
    public async Task ResetsAsync(int id, Http2ErrorCode code)
    {
        await ReceiveAsync(FrameType.Reset);
        Assert.Equal((id, code), (Header.StreamId, (Http2ErrorCode)Number));
        await SettleAsync();
    }

    /// <summary>Ends the connection. With bytes on their way, closing it whole would be a reset, and these would be lost.</summary>
    public void Close() => _stream.Socket.Shutdown(SocketShutdown.Send);

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync().AsTask().Soon();
        _pair.Dispose();
    }
}
