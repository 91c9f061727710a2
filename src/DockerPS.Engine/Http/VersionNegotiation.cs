using System.Net;
using DockerPS.Engine.Models;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Http;

/// <summary>Chooses the version of the API.</summary>
internal static class VersionNegotiation
{
    private static readonly string[] s_refusals = [" is too new", " is too old"];

    /// <summary>Returns the newest version that both sides support, or the one that the user chose.</summary>
    /// <param name="pinned">The version that the user chose, if any.</param>
    /// <param name="ping">The engine's response to a ping; null if the user chose a version.</param>
    /// <param name="endpoint">The engine's endpoint, for the message.</param>
    /// <exception cref="DockerVersionException">There is no such version.</exception>
    public static ApiVersion Choose(ApiVersion? pinned, EnginePing? ping, DockerEndpoint endpoint)
    {
        var version = pinned ?? ping?.ApiVersion ?? ApiVersion.Maximum;
        if (version < ApiVersion.Minimum)
        {
            throw new DockerVersionException(
                pinned is null
                    ? $"The engine at {endpoint} supports the Engine API up to version {version}; {Range}."
                    : $"DOCKER_API_VERSION requests version {version} of the Engine API; {Range}.")
            {
                Advice = pinned is null ? "Update the engine to Docker 20.10 or later." : "Change or remove DOCKER_API_VERSION.",
            };
        }

        if (pinned > ApiVersion.Maximum)
        {
            throw new DockerVersionException($"DOCKER_API_VERSION requests version {version} of the Engine API; {Range}.")
            {
                Advice = "Change or remove DOCKER_API_VERSION.",
            };
        }

        return version < ApiVersion.Maximum ? version : ApiVersion.Maximum;
    }

    /// <summary>Indicates whether an engine refused a request because of its version, before it looked at anything else.</summary>
    public static bool IsRefusal(DockerApiException refusal) =>
        refusal.StatusCode == HttpStatusCode.BadRequest
        && refusal.Message.StartsWith("client version ", StringComparison.Ordinal)
        && Array.Exists(s_refusals, words => refusal.Message.Contains(words, StringComparison.Ordinal));

    private static string Range => $"DockerPS supports {ApiVersion.Minimum} to {ApiVersion.Maximum}";
}
