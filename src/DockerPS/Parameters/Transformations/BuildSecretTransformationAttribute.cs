using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Security;

namespace DockerPS.Parameters;

/// <summary>
/// Reads secrets of builds: docker's <c>id=token,src=./token.txt</c>, hashtables and objects with such fields, and hashtables of ids and
/// values. No message repeats what was given, since it may be a secret in the wrong place.
/// </summary>
public sealed class BuildSecretTransformationAttribute : ListTransformationAttribute<BuildSecret>
{
    private const string TextForm = "'id=token,src=./token.txt' or 'id=token,env=TOKEN', in quotes";
    private const string TableForm = "@{ Id = 'token'; Path = './token.txt' }";

    private static readonly string[] s_valueNames = ["value"];

    private static readonly FieldSet s_texts = new("a secret", TextForm, "id", "source|src", "env", "type");

    private static readonly FieldSet s_fields = new(
        "a secret", TableForm, "id", "source|src|path", "env|environment|environment-variable|variable", "type", "value");

    /// <inheritdoc/>
    protected override IEnumerable<BuildSecret> FromText(string text, SessionState session)
    {
        Fields fields;
        try
        {
            fields = s_texts.Parse(text.Trim());
        }
        catch (FormatException)
        {
            // The message of the reader, also as an inner exception, would show the text.
            throw new FormatException(
                $"A text is not a secret in docker's form. Write it like {TextForm}: each field once, with a value; the fields are id, "
                + "src, env and type. PowerShell splits a text without quotes at its commas. "
                + "For the secret itself, use a SecureString: @{ Id = 'token'; Value = $secure }.");
        }

        return [From(fields, null, TextForm, session)];
    }

    /// <inheritdoc/>
    protected override IEnumerable<BuildSecret> FromDictionary(IDictionary dictionary, SessionState session)
    {
        var entries = dictionary.Entries().ToList();
        if (entries.Any(entry => s_fields.IsIn(new Hashtable { [entry.Key] = null }, "id") && entry.Value.Unwrapped() is string))
        {
            var texts = new OrderedDictionary();
            foreach (var (key, value) in entries.Where(entry => !IsValue(entry.Key)))
            {
                texts[key] = value.Unwrapped() switch
                {
                    FileSystemInfo file => file.FullName,
                    string or null => value,
                    _ => throw new FormatException(
                        $"'{key}' of a secret has to be a text. Write it like {TableForm}, or @{{ Id = 'token'; Value = $secure }}."),
                };
            }

            var fields = s_fields.From(texts);
            var values = entries.Where(entry => IsValue(entry.Key)).Select(entry => entry.Value).ToList();
            return values is [null]
                ? throw new FormatException($"The value of the secret '{fields["id"]}' is null.")
                : [From(fields, values.FirstOrDefault(), TableForm, session)];
        }

        return entries.Any(entry => s_fields.IsIn(new Hashtable { [entry.Key] = null }, "source"))
            ? throw new FormatException($"A secret has no id. Write it like {TableForm}.")
            : entries.SelectMany(entry => FromEntry(entry.Key, entry.Value, session));
    }

    /// <inheritdoc/>
    protected override IEnumerable<BuildSecret> FromEntry(object key, object? value, SessionState session) =>
        value.Unwrapped() is SecureString secure
            ? [new(IdOf(TextOf(key), TableForm)) { Text = secure }]
            : throw new FormatException(
                $"The value of the secret '{key}' is not a SecureString, so it is not clear what it means. "
                + $"Write {TableForm}, or @{{ Id = 'token'; Value = … }}.");

    /// <inheritdoc/>
    protected override IEnumerable<BuildSecret> Together(IEnumerable<BuildSecret> items)
    {
        var secrets = items.ToList();
        return secrets.GroupBy(secret => secret.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new FormatException($"The secret '{twice.Key}' is given twice; each id is one secret.")
            : secrets;
    }

    private static bool IsValue(object key) => s_valueNames.Contains($"{key}", StringComparer.OrdinalIgnoreCase);

    private static BuildSecret From(Fields fields, object? value, string form, SessionState session)
    {
        var id = IdOf(fields["id"], form);
        var (type, source, variable) = (fields["type"]?.ToLowerInvariant(), fields["source"], fields["env"]);
        if (type is not (null or "file" or "env"))
        {
            throw new FormatException($"The type of the secret '{id}' is not file or env.");
        }

        if (type == "env" && variable is null)
        {
            // As with docker, the source is then the name of the variable.
            (source, variable) = (null, source);
        }

        var sources = new[] { source, variable, value }.Count(one => one is not null);
        if (sources > 1 || (type == "file" && sources > 0 && source is null) || (type == "env" && value is not null))
        {
            throw new FormatException($"The secret '{id}' has several sources that contradict each other. Write it like {form}.");
        }

        return value is not null ? WithValue(id, value)
            : variable is not null ? new(id) { Variable = Named(variable, id) }
            : source is not null ? new(id) { Path = HostPath.Resolve(source, session) }
            : Environment.GetEnvironmentVariable(id) is not null ? new(id) { Variable = id }
            : new(id) { Path = HostPath.Resolve(id, session) };
    }

    private static BuildSecret WithValue(string id, object value) => value.Unwrapped() switch
    {
        SecureString secure => new(id) { Text = secure },
        string text => new(id) { Text = SecureText.Protect(text) },
        byte[] bytes => new(id) { Bytes = bytes },
        IList list when list.Cast<object?>().All(item => item.Unwrapped() is byte) =>
            new(id) { Bytes = [.. list.Cast<object?>().Select(item => (byte)item.Unwrapped()!)] },
        var other => throw new FormatException(
            $"The value of the secret '{id}' is of type {other.GetType().Name}. Use a SecureString, a string, or bytes."),
    };

    private static string IdOf(string? id, string form) =>
        string.IsNullOrEmpty(id) ? throw new FormatException($"A secret has no id. Write it like {form}.") : id;

    private static string Named(string variable, string id) => variable.Contains('=', StringComparison.Ordinal) || variable.Length == 0
        ? throw new FormatException($"The environment variable of the secret '{id}' has no valid name.")
        : variable;
}
