using DockerPS.Compose.Model;

namespace DockerPS.Compose.Decoding;

/// <summary>Turns the long form of a build into the model.</summary>
internal static class BuildDecoder
{
    /// <summary>Decodes a build.</summary>
    public static ComposeBuild Decode(FieldReader reader) => new()
    {
        Context = reader.Text("context"),
        Dockerfile = reader.Text("dockerfile"),
        DockerfileInline = reader.Text("dockerfile_inline"),
        Entitlements = reader.Texts("entitlements"),
        Arguments = reader.Variables("args"),
        Provenance = reader.Text("provenance"),
        Sbom = reader.Text("sbom"),
        Ssh = [.. reader.Variables("ssh").Select(key => new SshKey { Id = key.Key, Path = key.Value ?? "" })],
        Labels = reader.Pairs("labels"),
        CacheFrom = reader.Texts("cache_from"),
        CacheTo = reader.Texts("cache_to"),
        NoCache = reader.Flag("no_cache"),
        AdditionalContexts = reader.Pairs("additional_contexts"),
        Pull = reader.Flag("pull"),
        ExtraHosts = reader.Hosts("extra_hosts"),
        Isolation = reader.Text("isolation"),
        Network = reader.Text("network"),
        Target = reader.Text("target"),
        Secrets = reader.List("secrets", StorageDecoder.FileMount),
        ShmSize = reader.Bytes("shm_size"),
        Tags = reader.Texts("tags"),
        Ulimits = DeviceDecoder.Ulimits(reader),
        Platforms = reader.Texts("platforms"),
        Privileged = reader.Flag("privileged"),
        Extensions = reader.Extensions,
        Position = reader.Position,
    };
}
