using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>Opens the bodies of responses, in the way in which the responses were received.</summary>
internal static class ResponseBody
{
    private static readonly HttpRequestOptionsKey<Stream> s_connection = new("DockerPS.Connection");

    /// <summary>Records the connection of a response that was received on a waiting thread.</summary>
    public static void SetConnection(this HttpResponseMessage response, Stream connection) =>
        response.RequestMessage!.Options.Set(s_connection, connection);

    /// <summary>Opens the body. It is read synchronously on waiting threads, if the response was received on one.</summary>
    public static async Task<Stream> OpenBodyAsync(this HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return response.RequestMessage!.Options.TryGetValue(s_connection, out var connection) ? new ResponseStream(body, connection) : body;
    }
}
