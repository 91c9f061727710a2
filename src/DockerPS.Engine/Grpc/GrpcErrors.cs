using System.Globalization;
using DockerPS.Engine.Http2;

namespace DockerPS.Engine.Grpc;

/// <summary>Translates the ends of streams into the status codes that gRPC defines for them.</summary>
internal static class GrpcErrors
{
    /// <summary>The status codes without a name here.</summary>
    private const GrpcStatus Unauthenticated = (GrpcStatus)16;

    /// <summary>Translates the end of a stream or a connection.</summary>
    public static GrpcException From(Http2Exception error) =>
        new(error.IsStreamError ? StatusOf(error.Code) : GrpcStatus.Unavailable, error.Message, error);

    /// <summary>Reads the status from the trailers of a response, or from its headers if these are all.</summary>
    /// <returns>The error; null for success.</returns>
    public static GrpcException? Read(IReadOnlyList<HeaderField> fields)
    {
        if (Find(fields, "grpc-status") is not { } text)
        {
            return new(GrpcStatus.Internal, "The call ended without a status.");
        }

        return !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? new(GrpcStatus.Unknown, $"The call ended with the status '{text}', which is not a number.")
            : status == 0 ? null
            : new((GrpcStatus)status, GrpcText.Decode(Find(fields, "grpc-message") ?? "")) { IsReported = true };
    }

    /// <summary>Checks the headers of a response.</summary>
    /// <returns>The error if it is not one of gRPC; otherwise, null.</returns>
    public static GrpcException? Check(IReadOnlyList<HeaderField> fields)
    {
        var (status, type) = (Find(fields, ":status"), Find(fields, "content-type"));
        return Find(fields, "grpc-status") is not null ? null
            : status != "200" ? new(StatusOf(status), $"The response has the HTTP status {status}.")
            : type?.StartsWith("application/grpc", StringComparison.Ordinal) != true
                ? new(GrpcStatus.Unknown, $"The response has the content type '{type}'; it does not come from a server of gRPC.")
            : null;
    }

    /// <summary>Returns the first value of a header; null for none.</summary>
    public static string? Find(IReadOnlyList<HeaderField> fields, string name) =>
        fields.FirstOrDefault(field => field.Name == name).Value;

    private static GrpcStatus StatusOf(Http2ErrorCode code) => code switch
    {
        Http2ErrorCode.RefusedStream => GrpcStatus.Unavailable,
        Http2ErrorCode.Cancel => GrpcStatus.Cancelled,
        Http2ErrorCode.EnhanceYourCalm => GrpcStatus.ResourceExhausted,
        Http2ErrorCode.InadequateSecurity => GrpcStatus.PermissionDenied,
        _ => GrpcStatus.Internal,
    };

    private static GrpcStatus StatusOf(string? status) => status switch
    {
        "400" => GrpcStatus.Internal,
        "401" => Unauthenticated,
        "403" => GrpcStatus.PermissionDenied,
        "404" => GrpcStatus.Unimplemented,
        "429" or "502" or "503" or "504" => GrpcStatus.Unavailable,
        _ => GrpcStatus.Unknown,
    };
}
