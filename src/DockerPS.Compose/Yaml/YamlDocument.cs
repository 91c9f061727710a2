namespace DockerPS.Compose.Yaml;

/// <summary>A document with its aliases and merge keys resolved.</summary>
/// <param name="Root">The value; null if the document only resets values.</param>
/// <param name="Resets">The paths whose values in earlier files are dropped, for their tags !reset and !override.</param>
internal sealed record YamlDocument(Node? Root, IReadOnlyList<NodePath> Resets);
