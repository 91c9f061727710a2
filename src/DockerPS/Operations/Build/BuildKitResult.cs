namespace DockerPS.Operations;

/// <summary>The result of a build through BuildKit's control API.</summary>
/// <param name="ImageId">The id of the image; null if the build wrote something else.</param>
/// <param name="Metadata">What the exporters reported.</param>
/// <param name="Paths">The full paths of the files and folders that were written.</param>
/// <param name="PushAfterwards">The names that are left to push.</param>
internal sealed record BuildKitResult(
    string? ImageId,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<string> Paths,
    IReadOnlyList<string> PushAfterwards);
