using System.Management.Automation;
using System.Text.RegularExpressions;

namespace DockerPS.Parameters;

/// <summary>A volume or host folder that is mounted in a container, as in docker's -v.</summary>
/// <param name="Source">The host's full path or the volume's name; null for an anonymous volume.</param>
/// <param name="Target">The path in the container.</param>
/// <param name="Options">The options, like <c>ro</c>; empty for none.</param>
public sealed partial record VolumeSpecification(string? Source, string Target, string Options)
{
    private const string Form = "Write it like ./folder:/path, ./folder:/path:ro, name:/path, /path (a new volume), "
        + "or as a hashtable: @{ './folder' = '/path' }.";

    private static readonly HashSet<string> s_options =
    [
        "ro", "rw", "z", "Z", "nocopy", "volume-nocopy", "consistent", "cached", "delegated",
        "shared", "rshared", "slave", "rslave", "private", "rprivate",
    ];

    /// <summary>The form of the API's <c>Binds</c>.</summary>
    internal string Bind => Options.Length > 0 ? $"{Source}:{Target}:{Options}" : $"{Source}:{Target}";

    /// <summary>Reads docker's form: <c>[source:]target[:options]</c>, with a source path of the session.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static VolumeSpecification Parse(string text, SessionState session)
    {
        var sourceEnd = SourceEnd(text, session);
        return sourceEnd < 0 ? new(null, Absolute(text, text), "") : From(text, text[..sourceEnd], text[(sourceEnd + 1)..], session);
    }

    /// <summary>Reads a source with the rest: <c>target[:options]</c>.</summary>
    internal static VolumeSpecification From(string text, string source, string rest, SessionState session)
    {
        var targetEnd = rest.IndexOf(':', rest is [_, ':', '\\', ..] ? 2 : 0);
        var target = Absolute(text, targetEnd < 0 ? rest : rest[..targetEnd]);
        var options = targetEnd < 0 ? "" : rest[(targetEnd + 1)..];
        if (targetEnd >= 0 && options.Length == 0)
        {
            throw Wrong(text, "nothing follows the last colon");
        }

        if (options.Split(',').FirstOrDefault(option => options.Length > 0 && !s_options.Contains(option)) is { } unknown)
        {
            throw Wrong(text, $"'{unknown}' is not an option; the options are {string.Join(", ", s_options)}");
        }

        if (!HostPath.IsPath(source, session))
        {
            return VolumeName().IsMatch(source)
                ? new(source, target, options)
                : throw Wrong(text, $"'{source}' is neither a path nor the name of a volume");
        }

        var path = HostPath.Resolve(source, session);
        return path.IndexOf(':', path is [_, ':', '\\', ..] ? 2 : 0) < 0
            ? new(path, target, options)
            : throw Wrong(text, $"the path '{path}' has a colon; use -Mount @{{ Type = 'bind'; Source = …; Target = … }}");
    }

    /// <summary>Returns the end of the source: the first colon that does not belong to a drive. -1 if there is only a target.</summary>
    private static int SourceEnd(string text, SessionState session)
    {
        var drive = HostPath.DriveOf(text, session);

        // name:/path has the form of a drive too; it is one only if a target follows.
        return drive is not null
            && text.IndexOf(':', drive.Length + 1) is >= 0 and var end
            && text[(end + 1)..] is ['/' or '\\', ..] or [_, ':', '\\', ..]
            ? end
            : drive is { Length: 1 } && text[2] == '\\' ? -1
            : text.IndexOf(':', StringComparison.Ordinal);
    }

    private static string Absolute(string text, string target) =>
        target is ['/', _, ..] or [_, ':', '\\' or '/', ..] ? target
        : target == "/" ? throw Wrong(text, "the target must not be the root")
        : throw Wrong(text, $"the target '{target}' is not an absolute path in the container");

    private static FormatException Wrong(string text, string why) => new($"'{text}' is not a volume: {why}. {Form}");

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9_.-]*\z")]
    private static partial Regex VolumeName();
}

/// <summary>Reads volumes: docker's texts, and hashtables of source to target.</summary>
public sealed class VolumeTransformationAttribute : ListTransformationAttribute<VolumeSpecification>
{
    /// <inheritdoc/>
    protected override bool AreNames => true;

    /// <inheritdoc/>
    protected override IEnumerable<VolumeSpecification> FromText(string text, SessionState session) =>
        [VolumeSpecification.Parse(text, session)];

    /// <inheritdoc/>
    protected override IEnumerable<VolumeSpecification> FromEntry(object key, object? value, SessionState session)
    {
        var (source, target) = (TextOf(key), value is null ? "" : TextOf(value));
        return [VolumeSpecification.From($"{source}:{target}", source, target, session)];
    }
}
