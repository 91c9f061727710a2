using DockerPS.Engine.Configuration;

namespace DockerPS.Output;

/// <summary>
/// Names builds like <c>docker buildx history ls</c>: by the folder or URL of the context, the Dockerfile and the target.
/// </summary>
internal static class BuildName
{
    private const string DefaultFile = "/Dockerfile";

    /// <summary>Returns the name; null if nothing tells one.</summary>
    /// <param name="attributes">The attributes of the frontend.</param>
    /// <param name="state">What buildx keeps about the build on this computer; null for nothing.</param>
    public static string? Of(IReadOnlyDictionary<string, string> attributes, BuildxState? state)
    {
        if (Value("build-arg:BUILDKIT_BUILD_NAME") is { } given)
        {
            return given;
        }

        var path = Value("context") is { } context ? Slashed(context)
            : Value("vcs:localdir:context") is { } local && local != "." ? Slashed(local)
            : PathOf(attributes, state);
        var target = Value("target");
        return target is null ? path ?? Source()
            : path is null ? target
            : $"{path} ({target})";

        string? Value(string key) => EngineValue.Text(attributes.GetValueOrDefault(key));
        string? Source() => Value("vcs:source") ?? (Value("input:context") is { } input && IsRemote(input) ? input : null);
    }

    /// <summary>Returns the folder of the context, with the Dockerfile if that is not the default one.</summary>
    private static string? PathOf(IReadOnlyDictionary<string, string> attributes, BuildxState? state)
    {
        var folder = state?.LocalPath is { Length: > 0 } path && path != "-" && !IsRemote(path) ? Slashed(path) : "";
        var file = attributes.GetValueOrDefault("filename") is { Length: > 0 } name && name != "Dockerfile" ? Slashed(name) : "";
        if (attributes.GetValueOrDefault("vcs:localdir:dockerfile") is { Length: > 0 } from && from != ".")
        {
            file = file.Length > 0 ? $"{Slashed(from).TrimEnd('/')}/{file}" : Slashed(from);
        }

        if (state?.LocalPath is { } known && !IsRemote(known) && state.DockerfilePath is { Length: > 0 } own and not ("-" or "Dockerfile"))
        {
            file = Slashed(own);
        }

        var isDefault = file.Length == 0 || file.EndsWith(DefaultFile, StringComparison.Ordinal);
        file = isDefault && file.Length > 0 ? file[..^DefaultFile.Length] : file;
        if (file.Length > folder.Length && file.StartsWith(folder, StringComparison.Ordinal))
        {
            return file[(folder.LastIndexOf('/') + 1)..];
        }

        var whole = file.Length > 0 ? file : folder;
        var parts = whole.Split('/');
        return whole.Length == 0 ? null
            : isDefault ? EngineValue.Text(parts[^1])
            : string.Join('/', parts is [.., var parent, _] ? [parent.Length > 0 ? parent : "", parts[^1]] : parts[^1..]).TrimStart('/');
    }

    private static string Slashed(string path) => path.Replace('\\', '/');

    private static bool IsRemote(string path) =>
        path.Contains("://", StringComparison.Ordinal) || path.StartsWith("git@", StringComparison.Ordinal)
        || path.StartsWith("github.com/", StringComparison.Ordinal);
}
