namespace DockerPS.Engine.Files;

/// <summary>A path in a container: absolute, without "." and "..", as the engine cleans it, and what its end says.</summary>
internal readonly record struct UnixPath
{
    /// <summary>Reads a path; one that is relative begins at the root.</summary>
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

    /// <summary>The path, without a separator at its end.</summary>
    public string Text { get; }

    /// <summary>Indicates whether it says that it is a folder.</summary>
    public bool AssertsDirectory { get; }

    /// <summary>Indicates whether only what is in the folder is meant.</summary>
    public bool ContentsOnly { get; }

    /// <summary>The folder that it is in.</summary>
    public string Parent => Text.LastIndexOf('/') is > 0 and var end ? Text[..end] : "/";

    /// <summary>Its last part.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>As the engine is asked for it as a source.</summary>
    public string Request => ContentsOnly ? Join(Text, ".") : AssertsDirectory ? $"{Text}/" : Text;

    /// <summary>A path below a folder; the folder itself for an empty name.</summary>
    public static string Join(string folder, string name) => name.Length == 0 ? folder : folder is "/" or "" ? $"{folder}{name}" : $"{folder}/{name}";
}
