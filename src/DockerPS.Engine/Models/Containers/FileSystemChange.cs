namespace DockerPS.Engine.Models;

/// <summary>A path of a container that differs from its image.</summary>
/// <param name="Path">The path.</param>
/// <param name="Kind">0 for modified, 1 for added, 2 for deleted.</param>
public sealed record FileSystemChange(string Path, int Kind);
