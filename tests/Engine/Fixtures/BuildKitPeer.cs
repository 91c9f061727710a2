using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>What tests ask of an engine's BuildKit, and answer to it.</summary>
internal static class BuildKitPeer
{
    public const string ListWorkers = "/moby.buildkit.v1.Control/ListWorkers";

    public static readonly string[] Methods =
        ["/moby.filesync.v1.FileSync/DiffCopy", "/moby.filesync.v1.FileSend/DiffCopy", GrpcHealth.Method];

    public static string NewId() => Guid.NewGuid().ToString("N")[..25];

    /// <summary>Checks that the engine knows a worker with platforms and, on newer engines, with labels.</summary>
    public static async Task AssertWorkerAsync(DockerClient client, Stream connection)
    {
        await using var channel = new GrpcChannel(connection);
        var (labels, systems) = Read(await channel.CallAsync(ListWorkers, default, null, default).Soon());
        Assert.Contains("linux", systems);
        if (await client.NegotiateAsync() >= new ApiVersion(1, 48))
        {
            Assert.Contains(labels, label => label.StartsWith("org.mobyproject.buildkit.", StringComparison.Ordinal));
        }
    }

    /// <summary>A session that answers health checks, and what else is given, and counts the checks.</summary>
    public static GrpcServer Serve(Action onHealth, string? method = null, Func<GrpcCall, CancellationToken, Task>? handler = null)
    {
        var methods = new Dictionary<string, Func<GrpcCall, CancellationToken, Task>>
        {
            [GrpcHealth.Method] = (call, token) =>
            {
                onHealth();
                return GrpcHealth.CheckAsync(call, token);
            },
        };
        if (method is not null)
        {
            methods[method] = handler!;
        }

        return new(methods);
    }

    private static (List<string> Labels, List<string> Systems) Read(byte[] answer)
    {
        var (labels, systems) = (new List<string>(), new List<string>());
        var records = new ProtobufReader(answer);
        while (records.Next())
        {
            var record = new ProtobufReader(records.Bytes);
            while (record.Next())
            {
                var part = new ProtobufReader(record.Bytes);
                while (record.Field is 2 or 3 && part.Next())
                {
                    if (record.Field == 2 && part.Field == 1)
                    {
                        labels.Add(part.Text);
                    }
                    else if (record.Field == 3 && part.Field == 2)
                    {
                        systems.Add(part.Text);
                    }
                }
            }
        }

        return (labels, systems);
    }
}
