namespace DockerPS.Engine.Grpc;

/// <summary>The health service, by which an engine checks that a session lives. It ends one that does not answer.</summary>
internal static class GrpcHealth
{
    /// <summary>The path of the method.</summary>
    public const string Method = "/grpc.health.v1.Health/Check";

    /// <summary>The message {1: 1}: serving.</summary>
    private static readonly byte[] s_serving = [0x08, 0x01];

    /// <summary>Answers a check.</summary>
    public static async Task CheckAsync(GrpcCall call, CancellationToken cancellationToken)
    {
        await call.ReadAsync(cancellationToken).ConfigureAwait(false);
        await call.WriteAsync(s_serving, cancellationToken).ConfigureAwait(false);
    }
}
