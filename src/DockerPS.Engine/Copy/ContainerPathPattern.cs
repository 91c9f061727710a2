namespace DockerPS.Engine.Copy;

/// <summary>Files of a container that a pattern selects.</summary>
/// <param name="Folder">The folder that is searched, whose tar is read as a whole.</param>
/// <param name="Parts">What the parts of a path below it have to fulfil. What is in a folder that fulfils them comes with it.</param>
public sealed record ContainerPathPattern(string Folder, IReadOnlyList<Func<string, bool>> Parts);
