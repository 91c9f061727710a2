using System.Management.Automation;
using DockerPS.Engine.Builds;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>What goes into a build besides its context, and what comes out of it besides an image.</content>
public abstract partial class ImageBuildCmdlet
{
    /// <summary>
    /// Further contexts, by which <c>FROM</c> and <c>COPY --from</c> refer to a folder, an image or a URL: a hashtable or
    /// <c>name=source</c>. BuildKit only.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [FieldTextTransformation(IsPair = true)]
    public string[]? BuildContext { get; set; }

    /// <summary>
    /// Outputs instead of an image in the engine: <c>type=local,dest=folder</c>, <c>type=tar,dest=file</c>, <c>oci</c>, <c>docker</c>,
    /// <c>image</c>, <c>registry</c>, a hashtable with these fields, or the path of a folder. BuildKit only.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [FieldTextTransformation(MayBePath = true)]
    public string[]? Output { get; set; }

    /// <summary>Sources of the build cache: images, <c>type=registry,ref=name</c>, or a hashtable.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [FieldTextTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[]? CacheFrom { get; set; }

    /// <summary>
    /// Destinations of the build cache: <c>type=inline</c>, <c>type=registry,ref=name,mode=max</c>, or a hashtable. BuildKit only.
    /// </summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [FieldTextTransformation]
    public string[]? CacheTo { get; set; }

    /// <summary>Attestations: <c>type=provenance,mode=max</c>, <c>type=sbom</c>, or a hashtable. BuildKit only.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [Parameter(ParameterSetName = ComposeSet)]
    [ValidateNotNullOrEmpty]
    [FieldTextTransformation]
    public string[]? Attestation { get; set; }

    /// <summary>Annotations of the image: <c>key=value</c>, <c>index:key=value</c>, or a hashtable. BuildKit only.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    [FieldTextTransformation(IsPair = true)]
    public string[]? Annotation { get; set; }

    /// <summary>File for the metadata of the build, as JSON. An existing file is overwritten. BuildKit only.</summary>
    [Parameter(ParameterSetName = BuildSet)]
    [ValidateNotNullOrEmpty]
    public string? MetadataPath { get; set; }

    /// <summary>Returns the full path in the file system; ends the command if it is not one.</summary>
    private protected string Resolve(string path) => ParseOrThrow(() => HostPath.Resolve(path, SessionState));

    /// <summary>Rejects a file or folder that would be written twice, by one build or by builds on several engines.</summary>
    private protected void RefuseSharedFiles(BuildSettings settings, int engines)
    {
        if (settings.WrittenPaths.GroupBy(path => path, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            ThrowInvalidParameter($"Several outputs go to '{twice.Key}'. Give each a place of its own.", twice.Key);
        }

        var (parameter, path) = LogPath is not null ? (nameof(LogPath), LogPath)
            : MetadataPath is not null ? (nameof(MetadataPath), MetadataPath)
            : settings.CacheTo.FirstOrDefault(entry => entry.Type == "local") is { } cache ? (nameof(CacheTo), cache.Attributes["dest"])
            : (nameof(Output), settings.Output.Select(output => output.Destination).FirstOrDefault(path => path.Length > 0));
        if (path is not null && engines > 1)
        {
            ThrowInvalidParameter(
                $"-{parameter} is a single place, but {engines} engines would write to it at the same time. Build on one engine at a time.",
                path);
        }
    }

    private IReadOnlyList<BuildNamedContext> NamedContexts() => Parsed<BuildNamedContext>(BuildContext, text =>
    {
        var named = BuildNamedContext.Parse(text);
        if (!named.IsFolder)
        {
            return [named with { Layout = named.Layout is { } layout ? layout with { Folder = Resolve(layout.Folder) } : null }];
        }

        var path = Resolve(named.Source);
        return [named with { Source = path, SharedKey = BuildTransfers.KeyOf(path) }];
    });

    private IReadOnlyList<BuildOutput> Outputs() => Parsed<BuildOutput>(Output, text => BuildOutput.Parse(text) switch
    {
        { Type: "" } => throw new FormatException($"'{text}' has no type. Add one, like type=local."),
        { IsKnown: false } output => throw new FormatException(
            $"'{output.Type}' in '{text}' is not the type of an output. Use local, tar, oci, docker, image, registry or cacheonly."),
        { Destination: BuildOutput.StandardOutput } =>
            throw new FormatException($"'{text}' has no file to write to. Add one, like dest=image.tar."),
        { Destination: { Length: > 0 } path } output => [output with { Destination = Resolve(path) }],
        var output => [output],
    });

    private IReadOnlyList<BuildCacheEntry> CacheEntries(string[]? texts, string folder) => Parsed<BuildCacheEntry>(
        texts, text => [.. BuildCacheEntry.Parse(text).Select(entry => entry.Located(folder, Resolve))]);

    private IReadOnlyList<T> Parsed<T>(string[]? texts, Func<string, IReadOnlyList<T>> parse) =>
        [.. (texts ?? []).SelectMany(text => ParseOrThrow(() => parse(text)))];
}
