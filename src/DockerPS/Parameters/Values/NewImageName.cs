using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>Parses the new name of an image.</summary>
internal static class NewImageName
{
    /// <summary>Reads a name. The default tag is <c>latest</c>.</summary>
    /// <exception cref="FormatException">The text is not a name, or has a digest.</exception>
    public static ImageName Parse(string text) => ImageName.Parse(text) is { Digest: null } name
        ? name.WithDefaultTag()
        : throw new FormatException($"'{text}' has a digest, which cannot be part of a new name. Write a name and a tag, like web:2.");
}
