namespace DockerPS.Engine.Archives;

/// <summary>The files of a build that are synchronized: those of a folder, and its Dockerfile, wherever that comes from.</summary>
/// <param name="Folder">The full path of the folder; null if there is only a Dockerfile.</param>
/// <param name="Name">The name of the Dockerfile, without a folder.</param>
/// <param name="Dockerfile">The content of the Dockerfile.</param>
/// <param name="IgnoreFile">The content of the ignore file that belongs to the Dockerfile; null if there is none.</param>
internal sealed record BuildFiles(string? Folder, string Name, byte[] Dockerfile, byte[]? IgnoreFile);
