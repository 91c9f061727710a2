using System.Text.RegularExpressions;
using DockerPS.Engine.Models;

namespace DockerPS.Engine.Builds;

/// <summary>A further build context, as buildx's <c>--build-context</c> takes it.</summary>
/// <param name="Name">The name by which the Dockerfile refers to it.</param>
/// <param name="Source">A folder, or a reference: a URL, an image as <c>docker-image://NAME</c>, or one in a folder.</param>
public sealed partial record BuildNamedContext(string Name, string Source)
{
    /// <summary>
    /// The key under which the engine keeps the received folder; null for none. buildx uses the base name of the folder and an id of the
    /// installation.
    /// </summary>
    public string? SharedKey { get; init; }

    /// <summary>Indicates whether the source is a folder, which the session sends.</summary>
    public bool IsFolder => Layout is null && !ReferenceForm().IsMatch(Source);

    /// <summary>The image in a folder of this computer that the source is; null if it is something else.</summary>
    public LayoutReference? Layout { get; init; }

    /// <summary>The name of the folder in the session. The names of the main context and of the Dockerfile's folder are taken.</summary>
    public string FolderName => Name is "context" or "dockerfile" ? $"_{Name}" : Name;

    /// <summary>Parses <c>NAME=SOURCE</c>. The name is that of an image, or looks like one; its tag <c>latest</c> is left out.</summary>
    /// <exception cref="FormatException">The text is not valid; the message states the reason.</exception>
    public static BuildNamedContext Parse(string text)
    {
        var (name, source) = FlagFields.Pair(text, text);
        if (name.Length == 0 || source.Length == 0)
        {
            throw new FormatException($"'{text}' has no {(name.Length == 0 ? "name" : "source")}. Write it like data=../data.");
        }

        if (source.StartsWith("target:", StringComparison.Ordinal))
        {
            throw new FormatException($"'{source}' in '{text}' is for bake files. Write the name of the stage into the Dockerfile.");
        }

        var familiar = ImageName.Parse(name).Familiar;
        return new(familiar.EndsWith(":latest", StringComparison.Ordinal) ? familiar[..^":latest".Length] : familiar, source)
        {
            Layout = LayoutReference.TryParse(source),
        };
    }

    /// <summary>Returns buildx's form.</summary>
    public override string ToString() => $"{Name}={Source}";

    /// <summary>BuildKit's forms of URLs and of git repositories.</summary>
    [GeneratedRegex(
        """
        ^ ( https?:// | git:// | ssh:// | docker-image:// | github\.com/ | [a-zA-Z0-9_-]+ @ [a-zA-Z0-9.-]+ : )
        """,
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ReferenceForm();
}
