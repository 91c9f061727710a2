using System.Net;
using DockerPS.Engine.Grpc;

namespace DockerPS.Engine.FileSync;

/// <summary>Reads the metadata of a transfer. Values with characters beyond ASCII are encoded as in the query of a URL.</summary>
internal static class TransferMetadata
{
    /// <summary>Returns all values of a name.</summary>
    public static IReadOnlyList<string> Values(GrpcMetadata metadata, string name)
    {
        var encoded = metadata.First($"{name}-encoded") is "1" or "t" or "T" or "true" or "TRUE" or "True";
        return [.. metadata.All(name).Select(value => encoded ? WebUtility.UrlDecode(value) : value)];
    }

    /// <summary>Returns the first value of a name; empty if there is none.</summary>
    public static string Value(GrpcMetadata metadata, string name) => Values(metadata, name) is [var first, ..] ? first : "";
}
