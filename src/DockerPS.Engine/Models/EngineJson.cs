using System.Text.Json.Serialization;

namespace DockerPS.Engine.Models;

/// <summary>
/// The JSON of the API, without reflection. Lenient by rule: what is unknown is skipped, what is missing is null, and words that
/// the engine owns stay strings, since nearly every version of the API adds and drops some.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(IReadOnlyList<ContainerSummary>))]
[JsonSerializable(typeof(ContainerInspect))]
[JsonSerializable(typeof(ContainerCreateRequest))]
[JsonSerializable(typeof(ContainerCreated))]
[JsonSerializable(typeof(ContainerUpdateRequest))]
[JsonSerializable(typeof(ContainerUpdated))]
[JsonSerializable(typeof(ContainerExited))]
[JsonSerializable(typeof(ContainerStats))]
[JsonSerializable(typeof(ContainerTop))]
[JsonSerializable(typeof(IReadOnlyList<FileSystemChange>))]
[JsonSerializable(typeof(ExecCreateRequest))]
[JsonSerializable(typeof(ExecCreated))]
[JsonSerializable(typeof(ExecStartRequest))]
[JsonSerializable(typeof(ExecInspect))]
[JsonSerializable(typeof(PathStat))]
[JsonSerializable(typeof(IReadOnlyList<ImageSummary>))]
[JsonSerializable(typeof(ImageInspect))]
[JsonSerializable(typeof(IReadOnlyList<ImageHistoryItem>))]
[JsonSerializable(typeof(IReadOnlyList<ImageDeletion>))]
[JsonSerializable(typeof(ImagePlatform))]
[JsonSerializable(typeof(IReadOnlyList<ImageSearchItem>))]
[JsonSerializable(typeof(DistributionInspect))]
[JsonSerializable(typeof(ProgressMessage))]
[JsonSerializable(typeof(BuildMessage))]
[JsonSerializable(typeof(ImageCommitted))]
[JsonSerializable(typeof(IReadOnlyList<Ulimit>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, RegistryAuth>))]
[JsonSerializable(typeof(SystemVersion))]
[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(RegistryAuth))]
[JsonSerializable(typeof(RegistryAuthAnswer))]
[JsonSerializable(typeof(HelperCredentials))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, RegistryAuth>))]
[JsonSerializable(typeof(Configuration.ConfigFile))]
[JsonSerializable(typeof(Configuration.CredentialSettings))]
[JsonSerializable(typeof(Configuration.ContextMetadata))]
internal sealed partial class EngineJson : JsonSerializerContext;
