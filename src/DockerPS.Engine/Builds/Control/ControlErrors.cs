using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Builds;

/// <summary>Translates failures of calls to BuildKit into those of this client.</summary>
internal static class ControlErrors
{
    private const string UnknownContexts = "unsupported frontend capability moby.buildkit.frontend.contexts";

    /// <summary>The first version with named contexts, that of Engine 23.0.</summary>
    private static readonly ApiVersion s_namedContexts = new(1, 42);

    /// <summary>Translates the failure of a call.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="version">The engine's API version.</param>
    /// <param name="cancellationToken">The call's token: once cancelled, any failure is the cancellation.</param>
    public static Exception Translate(GrpcException error, ApiVersion version, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? new OperationCanceledException(error.Message, error, cancellationToken)
        : error.InnerException is Http2Exception ? DockerStreamException.BrokenOff(error)
        : !error.IsReported
            ? new DockerStreamException($"The engine's answer is not what BuildKit's control API promises: {error.Message}", error)
            {
                Advice = "Check that the endpoint is a Docker engine's. A proxy in between may have changed the answer.",
            }
        : error.Message.Contains(UnknownContexts, StringComparison.Ordinal)
            ? new DockerFeatureException("A build with named contexts", s_namedContexts, version)
            {
                Advice = "Update the engine, or begin the Dockerfile with '# syntax=docker/dockerfile:1'.",
            }
        : new DockerOperationException(
            error.Message.Length > 0 ? error.Message : $"The engine ended the call with the status {(int)error.Status} of gRPC.");

    /// <summary>Translates the failure of a method that older engines lack.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="feature">The feature that the method is about.</param>
    /// <param name="needed">The first version that has it.</param>
    /// <param name="version">The engine's API version.</param>
    /// <param name="cancellationToken">The call's token.</param>
    public static Exception Translate(
        GrpcException error, string feature, ApiVersion needed, ApiVersion version, CancellationToken cancellationToken) =>
        error is { IsReported: true, Status: GrpcStatus.Unimplemented } && !cancellationToken.IsCancellationRequested
            ? new DockerFeatureException(feature, needed, version)
            : Translate(error, version, cancellationToken);
}
