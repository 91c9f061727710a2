using System.Text.Json.Serialization;

namespace DockerPS.Engine.Configuration;

/// <summary>Credentials as credential helpers take and give them. No record: its text must not show the secret.</summary>
internal sealed class HelperCredentials
{
    /// <summary>The registry.</summary>
    [JsonPropertyName("ServerURL")]
    public string? ServerUrl { get; init; }

    /// <summary>The user; <c>&lt;token&gt;</c> where the secret is an identity token.</summary>
    [JsonPropertyName("Username")]
    public string? UserName { get; init; }

    /// <summary>The password or the token.</summary>
    [JsonPropertyName("Secret")]
    public string? Secret { get; init; }
}
