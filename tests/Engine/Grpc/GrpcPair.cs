using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Grpc;

/// <summary>A client and a server in one process.</summary>
internal sealed class GrpcPair : IAsyncDisposable
{
    public const string Method = "/test.Service/Method";

    private readonly ConnectionPair _pair;

    private GrpcPair(ConnectionPair pair, Func<GrpcCall, CancellationToken, Task> handler)
    {
        _pair = pair;
        Server = new GrpcServer(new Dictionary<string, Func<GrpcCall, CancellationToken, Task>>
        {
            [Method] = handler,
            [GrpcHealth.Method] = GrpcHealth.CheckAsync,
        }).Start(pair.Server);
        Channel = new(pair.Client);
    }

    public Http2Connection Server { get; }

    public GrpcChannel Channel { get; }

    public static async Task<GrpcPair> CreateAsync(Func<GrpcCall, CancellationToken, Task> handler) =>
        new(await ConnectionPair.CreateAsync(), handler);

    public ValueTask<GrpcClientCall> StartAsync(GrpcMetadata? metadata = null) => Channel.StartAsync(Method, metadata, default);

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync().AsTask().Soon();
        await Server.DisposeAsync().AsTask().Soon();
        _pair.Dispose();
    }
}
