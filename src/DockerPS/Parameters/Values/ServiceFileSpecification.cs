using System.Collections;
using System.Management.Automation;

namespace DockerPS.Parameters;

/// <summary>A secret or config that is mounted as a file in the containers of a service.</summary>
/// <param name="Source">The name of the secret or config.</param>
/// <param name="Target">The file in the container; null for the same name.</param>
/// <param name="Uid">The numeric owner of the file.</param>
/// <param name="Gid">The numeric group of the file.</param>
/// <param name="Mode">The permissions of the file.</param>
public sealed record ServiceFileSpecification(
    string Source, string? Target = null, string Uid = "0", string Gid = "0", int Mode = ServiceFileSpecification.ReadableByAll)
{
    private const int ReadableByAll = 0b100_100_100;

    /// <summary>The file in the container.</summary>
    internal string File => Target ?? Source;

    /// <summary>Returns the error if two have the same target; null if none have.</summary>
    internal static string? Repeated(IEnumerable<ServiceFileSpecification>? files) =>
        files?.GroupBy(file => file.File, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice
            ? $"'{string.Join("', '", twice.Select(file => file.Source))}' would be the same file '{twice.Key}' in the container. "
                + "Give each its own target."
            : null;
}

/// <summary>
/// Reads secrets and configs: names, docker's <c>source=key,target=tls.key,mode=0400</c>, hashtables with the same keys, and this
/// module's objects.
/// </summary>
/// <param name="kind">The kind of module object that is accepted.</param>
public sealed class ServiceFileTransformationAttribute(string kind) : ListTransformationAttribute<ServiceFileSpecification>
{
    private const string Form = "'source=key,target=tls.key,mode=0400'";

    private static readonly FieldSet s_fields = new("a secret or a configuration", Form, "source|src|name", "target", "uid", "gid", "mode");

    /// <inheritdoc/>
    protected override bool AreNames => true;

    /// <inheritdoc/>
    protected override IEnumerable<ServiceFileSpecification> FromText(string text, SessionState session) => [Parse(text)];

    /// <summary>Reads a name, or docker's long form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    internal static ServiceFileSpecification Parse(string text) => Csv.Parse(text) switch
    {
        [{ Length: > 0 } name] when !name.Contains('=', StringComparison.Ordinal) => new(name),
        _ => From(s_fields.Parse(text)),
    };

    /// <inheritdoc/>
    protected override IEnumerable<ServiceFileSpecification> FromEntry(object key, object? value, SessionState session) =>
        throw new NotSupportedException();

    /// <inheritdoc/>
    protected override IEnumerable<ServiceFileSpecification> FromDictionary(IDictionary dictionary, SessionState session) =>
        [From(s_fields.From(dictionary))];

    /// <inheritdoc/>
    protected override ServiceFileSpecification? FromObject(object item) => ModuleObject.KindOf(item) switch
    {
        null => null,
        nameof(SwarmServiceFile) => OfService(item),
        var given when given == kind => new(ModuleObject.Text(item, "Name")!),
        var other => throw new FormatException($"'{item}' is of type {other}, but {kind} is required here."),
    };

    /// <summary>Copies the file of another service, whose unset properties are empty.</summary>
    private static ServiceFileSpecification OfService(object item)
    {
        var made = new ServiceFileSpecification(ModuleObject.Text(item, "Source")!);
        return new(
            made.Source,
            Given("Target"),
            Given("UserId") ?? made.Uid,
            Given("GroupId") ?? made.Gid,
            Given("Mode") is { } mode ? Octal(mode) : made.Mode);

        string? Given(string property) => ModuleObject.Text(item, property) is { Length: > 0 } text ? text : null;
    }

    private static ServiceFileSpecification From(Fields fields)
    {
        var source = fields["source"];
        if (string.IsNullOrEmpty(source))
        {
            throw new FormatException($"The source is missing. Write it like {Form}.");
        }

        var file = new ServiceFileSpecification(source, fields["target"]);
        return file with
        {
            Uid = fields["uid"] ?? file.Uid,
            Gid = fields["gid"] ?? file.Gid,
            Mode = fields["mode"] is { } mode ? Octal(mode) : file.Mode,
        };
    }

    private static int Octal(string mode) => mode.Length is > 0 and <= 5 && mode.All(digit => digit is >= '0' and <= '7')
        ? Convert.ToInt32(mode, 8)
        : throw new FormatException($"'{mode}' is not an octal mode. Write it like 0400.");
}
