using DockerPS.Engine.Models;

namespace DockerPS.Parameters;

/// <summary>A name that an image is given.</summary>
internal static class NewImageName
{
    /// <summary>Reads it; without a tag it has <c>latest</c>.</summary>
    /// <exception cref="FormatException">The text is no name, or has a digest.</exception>
    public static ImageName Parse(string text) => ImageName.Parse(text) is { Digest: null } name
        ? name.WithDefaultTag()
        : throw new FormatException($"'{text}' has a digest, which an image cannot be given. Write a name and a tag, like web:2.");
}
