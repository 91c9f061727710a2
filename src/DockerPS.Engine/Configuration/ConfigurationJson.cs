using System.Text.Json.Serialization;

namespace DockerPS.Engine.Configuration;

/// <summary>The JSON of the docker CLI's files and of credential helpers, without reflection.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(BuildxState))]
[JsonSerializable(typeof(ConfigFile))]
[JsonSerializable(typeof(CredentialSettings))]
[JsonSerializable(typeof(HelperCredentials))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
