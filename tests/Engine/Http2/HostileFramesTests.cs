using System.Buffers;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Http2.Hpack;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Tests.Grpc;

namespace DockerPS.Engine.Tests.Http2;

/// <summary>
/// Changed bytes of a good conversation, always the same ones: nothing hangs, and nothing but the protocol's error comes out.
/// </summary>
public sealed class HostileFramesTests
{
    [Fact]
    public async Task A_server_survives_any_client()
    {
        var good = Conversation(isClient: true);
        for (var round = 0; round < 2000; round++)
        {
            using var stream = new MutedStream(Mutate(good, round));
            var connection = new GrpcServer(new Dictionary<string, Func<GrpcCall, CancellationToken, Task>>
            {
                [GrpcPair.Method] = async (call, token) =>
                {
                    while (await call.ReadAsync(token) is { } message)
                    {
                        await call.WriteAsync(message, token);
                    }
                },
            }).Start(stream);
            await connection.Completion.WaitAsync(TimeSpan.FromSeconds(30));
            AssertOwn(connection.Failure, round);
        }
    }

    [Fact]
    public async Task A_client_survives_any_server()
    {
        var good = Conversation(isClient: false);
        for (var round = 0; round < 2000; round++)
        {
            using var stream = new MutedStream(Mutate(good, round));
            var connection = Http2Connection.Start(stream, Http2Role.Client);
            var error = await Record.ExceptionAsync(() => ReadAsync(connection).WaitAsync(TimeSpan.FromSeconds(30)));
            Assert.True(error is null or Http2Exception, $"Round {round}: {error}");
            await connection.Completion.WaitAsync(TimeSpan.FromSeconds(30));
            AssertOwn(connection.Failure, round);
        }
    }

    private static async Task ReadAsync(Http2Connection connection)
    {
        var stream = await connection.OpenAsync(Http2Peer.Request, endStream: true, default);
        await stream.ReadHeadersAsync(default);
        var buffer = new byte[1000];
        while (await stream.ReadAsync(buffer, default) > 0)
        {
        }
    }

    private static void AssertOwn(Http2Exception? failure, int round) =>
        Assert.True(failure?.InnerException is null or IOException, $"Round {round}: {failure?.InnerException}");

    private static byte[] Conversation(bool isClient)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var (encoder, block) = (new HpackEncoder(), new ArrayBufferWriter<byte>());
        if (isClient)
        {
            bytes.Write(FrameReader.Preface);
        }

        bytes.Settings((SettingId.InitialWindowSize, 1 << 20), (SettingId.MaxFrameSize, 16384));
        bytes.Number(FrameType.WindowUpdate, 0, 1 << 20);
        for (var id = 1; id < (isClient ? 8 : 2); id += 2)
        {
            block.ResetWrittenCount();
            encoder.Encode(isClient ? Http2Peer.Request : [new(":status", "200"), new("content-type", "application/grpc")], block);
            bytes.HeaderBlock(block.WrittenSpan, id, endStream: false);
            bytes.Frame(FrameType.Ping, FrameFlags.None, 0, 8).Clear();
            new byte[] { 0, 0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0 }.CopyTo(bytes.Frame(FrameType.Data, FrameFlags.None, id, 13));
            bytes.Settings((SettingId.InitialWindowSize, 100));
            new byte[] { 2, 0, 0, 0, 0, 1, 9, 0, 0 }.CopyTo(
                bytes.Frame(FrameType.Data, isClient ? FrameFlags.Padded | FrameFlags.EndStream : FrameFlags.Padded, id, 9));
            bytes.Number(FrameType.WindowUpdate, id, 5);
        }

        if (!isClient)
        {
            block.ResetWrittenCount();
            encoder.Encode([new("grpc-status", "0"), new("grpc-message", "fine")], block);
            bytes.HeaderBlock(block.WrittenSpan, 1, endStream: true);
            bytes.Number(FrameType.Reset, 1, 0);
        }

        bytes.GoAway(0, Http2ErrorCode.NoError);
        return bytes.WrittenSpan.ToArray();
    }

    private static byte[] Mutate(byte[] good, int seed)
    {
        var random = new Random(seed);
        var bytes = good.ToList();
        for (var count = random.Next(0, 4); count >= 0; count--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveAt(place);
                    break;
                default:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Hands on the given bytes and then the end, and takes all that is written.</summary>
    private sealed class MutedStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override bool CanWrite => true;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => default;
    }
}
