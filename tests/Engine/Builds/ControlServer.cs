using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Http2;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

/// <summary>A control API in this process. It knows the methods that a test adds, and answers others as an engine without them.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private readonly Dictionary<string, Func<GrpcCall, CancellationToken, Task>> _methods = [];
    private readonly ConnectionPair _pair;
    private readonly Http2Connection _server;

    private ControlServer(ConnectionPair pair, ApiVersion version)
    {
        _pair = pair;
        _server = new GrpcServer(_methods).Start(pair.Server);
        Control = new(new(pair.Client), version);
    }

    public BuildControl Control { get; }

    /// <summary>The last request of each method, in hexadecimal digits.</summary>
    public Dictionary<string, string> Requests { get; } = [];

    public static async Task<ControlServer> StartAsync(ApiVersion? version = null) =>
        new(await ConnectionPair.CreateAsync(), version ?? new(1, 51));

    /// <summary>Answers a method with messages.</summary>
    public ControlServer Answer(string method, params ProtobufWriter[] responses) => Handle(method, async (call, cancellationToken) =>
    {
        foreach (var response in responses)
        {
            await call.WriteAsync(response.Written, cancellationToken);
        }
    });

    /// <summary>Ends a method with an error.</summary>
    public ControlServer Refuse(string method, GrpcStatus status, string message) =>
        Handle(method, (_, _) => throw new GrpcException(status, message));

    public ControlServer Handle(string method, Func<GrpcCall, CancellationToken, Task> handler)
    {
        _methods[$"/moby.buildkit.v1.Control/{method}"] = async (call, cancellationToken) =>
        {
            Requests[method] = Convert.ToHexString((await call.ReadAsync(cancellationToken))!.Value.Span);
            await handler(call, cancellationToken);
        };
        return this;
    }

    /// <summary>Breaks the connection without a word.</summary>
    public void Break() => _pair.Server.Close();

    public async ValueTask DisposeAsync()
    {
        await Control.DisposeAsync().AsTask().Soon();
        await _server.DisposeAsync().AsTask().Soon();
        _pair.Dispose();
    }
}
