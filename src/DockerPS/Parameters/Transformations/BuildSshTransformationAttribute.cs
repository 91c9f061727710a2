using System.Collections;
using System.Management.Automation;
using DockerPS.Engine.Builds;

namespace DockerPS.Parameters;

/// <summary>
/// Reads ssh agents for builds: docker's <c>default</c>, <c>default=/run/agent.sock</c> and <c>id=key1,key2</c>, hashtables and objects
/// with the fields Id and Path, and hashtables of ids and paths.
/// </summary>
public sealed class BuildSshTransformationAttribute : ListTransformationAttribute<BuildSsh>
{
    private const string Form = "'default', 'default=/run/agent.sock', or 'work=~/.ssh/id_ed25519'";

    private static readonly FieldSet s_fields = new("an ssh agent", "@{ Id = 'work'; Path = '~/.ssh/id_ed25519' }", "id", "path|paths*");

    /// <inheritdoc/>
    protected override IEnumerable<BuildSsh> FromText(string text, SessionState session)
    {
        var parts = text.Split('=', 2);
        return text.Length == 0
            ? throw new FormatException($"The text is empty. Write it like {Form}.")
            : [From(parts[0], parts.Length > 1 ? parts[1].Split(',') : [], session)];
    }

    /// <inheritdoc/>
    protected override IEnumerable<BuildSsh> FromDictionary(IDictionary dictionary, SessionState session)
    {
        if (!s_fields.IsIn(dictionary, "id"))
        {
            return base.FromDictionary(dictionary, session);
        }

        var fields = s_fields.From(dictionary);
        return [From(fields["id"] ?? "", fields.All("path"), session)];
    }

    /// <inheritdoc/>
    protected override IEnumerable<BuildSsh> FromEntry(object key, object? value, SessionState session) =>
        [From(TextOf(key), value.Unwrapped() is IList list ? [.. list.Cast<object?>().Select(PathOf)] : [PathOf(value)], session)];

    /// <inheritdoc/>
    protected override IEnumerable<BuildSsh> Together(IEnumerable<BuildSsh> items)
    {
        var agents = items.ToList();
        return agents.GroupBy(agent => agent.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new FormatException($"The ssh agent '{twice.Key}' is given twice; each id is one agent.")
            : agents;
    }

    private static string PathOf(object? value) => value is null ? "" : TextOf(value);

    private static BuildSsh From(string id, IReadOnlyList<string> paths, SessionState session)
    {
        if (id.AsSpan().IndexOfAny('/', '\\') >= 0)
        {
            // The rest of a list that PowerShell has split would become an id, and stand for the user's agent.
            throw new FormatException(
                $"'{id}' is a path, but an id is required. Write it like {Form}; several files with commas need quotes around the whole.");
        }

        if (paths is [""])
        {
            paths = [];
        }

        return paths.Any(string.IsNullOrWhiteSpace)
            ? throw new FormatException($"A path of the ssh agent '{id}' is empty. Write it like {Form}.")
            : new(id.Length == 0 ? SshForward.DefaultId : id, [.. paths.Select(path => Resolve(path, session))]);
    }

    /// <summary>Returns a full path; a named pipe of Windows is one already.</summary>
    private static string Resolve(string path, SessionState session) =>
        OperatingSystem.IsWindows() && path is ['\\' or '/', '\\' or '/', ..] ? path : HostPath.Resolve(path, session);
}
