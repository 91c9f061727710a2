using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Errors;

/// <summary>Reads refusals: docker's, podman's, and those of proxies that respond in place of an engine.</summary>
internal static partial class Refusal
{
    /// <summary>The maximum length of a message; a longer one is a page of a proxy, not an explanation.</summary>
    private const int MaximumText = 2000;

    /// <summary>The causes that podman sends with status 500, and the statuses that docker sends for them.</summary>
    private static readonly Dictionary<string, HttpStatusCode> s_causes = new(StringComparer.Ordinal)
    {
        ["container state improper"] = HttpStatusCode.Conflict,
        ["that name is already in use"] = HttpStatusCode.Conflict,
        ["network already exists"] = HttpStatusCode.Conflict,
        ["network is already connected"] = HttpStatusCode.Conflict,
        ["network is being used"] = HttpStatusCode.Conflict,
        ["volume already exists"] = HttpStatusCode.Conflict,
        ["required plugin missing"] = HttpStatusCode.NotFound,
        ["invalid argument"] = HttpStatusCode.BadRequest,
    };

    /// <summary>Reads a refusal.</summary>
    /// <param name="response">The response.</param>
    /// <param name="body">The response's body.</param>
    public static DockerApiException Read(HttpResponseMessage response, ReadOnlySpan<byte> body)
    {
        var status = response.StatusCode;
        var stated = $"{(int)status} ({response.ReasonPhrase})";
        if (ErrorResponse.Parse(body) is not { Message: { } message } error)
        {
            return new(status, $"The engine responded with the status {stated}.");
        }

        if (message.StartsWith('<'))
        {
            return new(status, $"The response is a web page with the status {stated}, not an engine's{TitleOf(message)}.")
            {
                Advice = "A proxy or another server responds at this address. Check the endpoint, and that its engine is running.",
            };
        }

        if (IsRouteMissing(status, message) && response.RequestMessage is { RequestUri: { } uri } request)
        {
            return new(
                HttpStatusCode.NotImplemented, $"This engine does not support {request.Method} {Version().Replace(uri.AbsolutePath, "")}.");
        }

        return new(
            status == HttpStatusCode.InternalServerError && error.Cause is { } cause ? s_causes.GetValueOrDefault(cause, status) : status,
            message.Length > MaximumText ? message[..MaximumText] + "…" : message);
    }

    /// <summary>
    /// Indicates whether the engine lacks the route: in the words of docker 1.x and of podman, which refuses some on purpose.
    /// </summary>
    private static bool IsRouteMissing(HttpStatusCode status, string message) => status switch
    {
        HttpStatusCode.NotFound => message is "Not Found" or "page not found" or "404 page not found"
            || (message.StartsWith("Path ", StringComparison.Ordinal) && message.EndsWith(" is not supported", StringComparison.Ordinal)),
        HttpStatusCode.InternalServerError or HttpStatusCode.ServiceUnavailable =>
            message.StartsWith("Podman does not support service", StringComparison.Ordinal),
        _ => false,
    };

    private static string TitleOf(string page) => Title().Match(page) is { Success: true } match
        ? $": {WebUtility.HtmlDecode(match.Groups[1].Value.Trim())}"
        : "";

    [GeneratedRegex("<title[^>]*>([^<]{1,200})</title>", RegexOptions.IgnoreCase)]
    private static partial Regex Title();

    [GeneratedRegex(@"^/v\d+\.\d+(?=/)")]
    private static partial Regex Version();
}
