using System.Text.Json.Serialization;

namespace DockerPS.Engine.Configuration;

/// <summary>Credentials in the form of credential helpers. Not a record, whose text would show the secret.</summary>
internal sealed class HelperCredentials
{
    /// <summary>The registry.</summary>
    [JsonPropertyName("ServerURL")]
    public string? ServerUrl { get; init; }

    /// <summary>The user; <c>&lt;token&gt;</c> if the secret is an identity token.</summary>
    [JsonPropertyName("Username")]
    public string? UserName { get; init; }

    /// <summary>The password or the token.</summary>
    [JsonPropertyName("Secret")]
    public string? Secret { get; init; }
}
