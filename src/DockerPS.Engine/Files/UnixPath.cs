namespace DockerPS.Engine.Files;

/// <summary>A path in a container: absolute, without "." and "..", as the engine cleans it, with the meaning of its end.</summary>
public readonly record struct UnixPath
{
    /// <summary>Parses a path; a relative one starts at the root.</summary>
    public UnixPath(string text)
    {
        var parts = new List<string>();
        foreach (var part in text.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        Text = $"/{string.Join('/', parts)}";
        ContentsOnly = text is "." || text.EndsWith("/.", StringComparison.Ordinal) || parts.Count == 0;
        AssertsDirectory = ContentsOnly || text.EndsWith('/') || text.EndsWith("/..", StringComparison.Ordinal);
    }

    /// <summary>The path, without a separator at the end.</summary>
    public string Text { get; }

    /// <summary>Indicates whether its end requires a folder.</summary>
    public bool AssertsDirectory { get; }

    /// <summary>Indicates whether only the contents of the folder are meant.</summary>
    public bool ContentsOnly { get; }

    /// <summary>The parent folder.</summary>
    public string Parent => Text.LastIndexOf('/') is > 0 and var end ? Text[..end] : "/";

    /// <summary>The last part.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>The path in a request for a source.</summary>
    public string Request => ContentsOnly ? Join(Text, ".") : AssertsDirectory ? $"{Text}/" : Text;

    /// <summary>Joins a folder and a name; returns the folder for an empty name.</summary>
    public static string Join(string folder, string name) =>
        name.Length == 0 ? folder : folder is "/" or "" ? $"{folder}{name}" : $"{folder}/{name}";
}
