using System.Text;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Merging;

/// <summary>Reads volumes in the short form, <c>[source:]target[:options]</c>.</summary>
internal static class VolumeForm
{
    private static readonly string[] s_propagations = ["rprivate", "private", "rshared", "shared", "rslave", "slave"];

    /// <summary>Returns the long form of a volume.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static MappingNode Expand(string text, SourcePosition position)
    {
        if (text.Length == 0)
        {
            throw new FormatException("A volume is empty.");
        }

        var parts = text.Length <= 2 ? [text] : Split(text);
        if (parts.Any(part => part.Length == 0))
        {
            throw new FormatException($"'{text}' has an empty part between its colons.");
        }

        if (parts.Count > 3)
        {
            throw new FormatException($"'{text}' has too many colons.");
        }

        var (source, target) = parts.Count == 1 ? ("", parts[0]) : (parts[0], parts[1]);
        var (readOnly, bind, volume) = (false, (MappingNode?)null, (MappingNode?)null);
        foreach (var option in parts.Count == 3 ? parts[2].Split(',') : [])
        {
            switch (option)
            {
                case "ro" or "rw":
                    readOnly = option == "ro";
                    break;
                case "nocopy":
                    (volume ??= new(position)).Set("nocopy", true);
                    break;
                case "z" or "Z":
                    (bind ??= new(position)).Set("selinux", option);
                    break;
                case var _ when s_propagations.Contains(option):
                    (bind ??= new(position)).Set("propagation", option);
                    break;
            }
        }

        var mount = new MappingNode(position);
        var isBind = IsPath(source);
        if (text.Length <= 2)
        {
            mount.Set("type", "volume");
            mount.Set("target", text);
            return mount;
        }

        mount.Set("type", isBind ? "bind" : "volume");
        if (source.Length > 0)
        {
            mount.Set("source", source);
        }

        mount.Set("target", target);
        if (readOnly)
        {
            mount.Set("read_only", true);
        }

        if (isBind)
        {
            (bind ??= new(position)).Set("create_host_path", true);
        }
        else
        {
            volume ??= new(position);
        }

        if (bind is not null)
        {
            mount.Set("bind", bind);
        }

        if (volume is not null)
        {
            mount.Set("volume", volume);
        }

        return mount;
    }

    /// <summary>Indicates whether a source is a path and not the name of a volume.</summary>
    private static bool IsPath(string source) =>
        source is ['.' or '/' or '~', ..] or ['\\', '\\', ..] || (source.Length >= 2 && char.IsLetter(source[0]) && source[1] == ':');

    /// <summary>Splits at colons, except after a Windows drive and within a variable that is not replaced.</summary>
    private static List<string> Split(string text)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var depth = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            depth += letter == '$' && index + 1 < text.Length && text[index + 1] == '{' ? 1 : letter == '}' && depth > 0 ? -1 : 0;
            if (letter == ':' && depth == 0 && !(part.Length == 1 && char.IsLetter(part[0])))
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(letter);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }
}
