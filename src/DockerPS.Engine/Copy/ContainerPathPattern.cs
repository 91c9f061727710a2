namespace DockerPS.Engine.Copy;

/// <summary>A pattern for files of a container.</summary>
/// <param name="Folder">The folder to search, whose tar is read completely.</param>
/// <param name="Parts">The conditions on the parts of a path below the folder. A folder that matches is included with its contents.</param>
public sealed record ContainerPathPattern(string Folder, IReadOnlyList<Func<string, bool>> Parts);
