namespace DockerPS.Engine.Http2;

/// <summary>A line of a header list.</summary>
/// <param name="Name">The name, in lower case; that of a pseudo-header starts with a colon.</param>
/// <param name="Value">The value.</param>
internal readonly record struct HeaderField(string Name, string Value);
