using System.Text.RegularExpressions;

namespace DockerPS.Compose.Schema;

/// <summary>Shapes that many keys have in common.</summary>
internal static partial class Shapes
{
    /// <summary>A string.</summary>
    public static readonly Shape Text = new() { Scalars = ScalarKinds.Text };

    /// <summary>A boolean, or a string with a variable.</summary>
    public static readonly Shape Flag = new() { Scalars = ScalarKinds.Boolean | ScalarKinds.Text };

    /// <summary>A whole number, or a string with a variable or a unit.</summary>
    public static readonly Shape Integer = new() { Scalars = ScalarKinds.Integer | ScalarKinds.Text };

    /// <summary>A number, or a string with a variable or a unit.</summary>
    public static readonly Shape Number = new() { Scalars = ScalarKinds.Number | ScalarKinds.Text };

    /// <summary>A list of strings.</summary>
    public static readonly Shape Texts = List(Text);

    /// <summary>A list of strings without duplicates.</summary>
    public static readonly Shape UniqueTexts = Texts with { IsUnique = true };

    /// <summary>A string, or a list of them without duplicates.</summary>
    public static readonly Shape TextOrTexts = UniqueTexts.OrText();

    /// <summary>Pairs, as a mapping or as a list of <c>key=value</c>.</summary>
    public static readonly Shape Pairs =
        MapOf(new Shape { Scalars = ScalarKinds.Text | ScalarKinds.Number | ScalarKinds.Boolean | ScalarKinds.Null }).OrTexts();

    /// <summary>Options of a driver.</summary>
    public static readonly Shape Options = Open(Number);

    /// <summary>A command: a string, a list, or nothing.</summary>
    public static readonly Shape Command = Texts.OrText().OrNull();

    /// <summary>Additional hosts.</summary>
    public static readonly Shape Hosts = MapOf(Texts.OrText()).OrTexts();

    /// <summary>Limits of processes.</summary>
    public static readonly Shape Limits = MapOf(Fields(false, ("hard", Integer), ("soft", Integer)) with
    {
        Required = ["soft", "hard"],
        HasExtensions = true,
        Scalars = ScalarKinds.Integer | ScalarKinds.Text,
    }, LowerCase()) with { IsOpen = true };

    /// <summary>Configs and secrets that a service uses.</summary>
    public static readonly Shape Mounts = List(Fields(
        true, ("source", Text), ("target", Text), ("uid", Text), ("gid", Text), ("mode", Number)).OrText());

    /// <summary>Requests of devices.</summary>
    public static readonly Shape DeviceRequest = Fields(
        true, ("capabilities", UniqueTexts), ("count", Integer), ("device_ids", UniqueTexts), ("driver", Text), ("options", Pairs));

    /// <summary>Commands that run in a container after its start or before its end.</summary>
    public static readonly Shape Hook = Fields(
        true, ("command", Command), ("user", Text), ("privileged", Flag), ("working_dir", Text), ("environment", Pairs)) with
    {
        Required = ["command"],
    };

    /// <summary>A list.</summary>
    public static Shape List(Shape items) => new() { Items = items };

    /// <summary>One of several words.</summary>
    public static Shape OneOf(params string[] words) => Text with { Words = words };

    /// <summary>A mapping with known keys.</summary>
    public static Shape Fields(bool extensions, params (string Key, Shape Shape)[] fields) => new()
    {
        IsMapping = true,
        HasExtensions = extensions,
        Fields = fields.ToDictionary(field => field.Key, field => field.Shape, StringComparer.Ordinal),
    };

    /// <summary>A mapping whose keys users name.</summary>
    public static Shape MapOf(Shape values, Regex? keys = null) => new() { IsMapping = true, Values = values, KeyForm = keys };

    /// <summary>A mapping whose keys users name, and which takes an empty key.</summary>
    public static Shape Open(Shape values) => MapOf(values) with { IsOpen = true };

    /// <summary>A mapping by the names of services, networks and so on.</summary>
    public static Shape ByName(Shape values) => MapOf(values, NameForm());

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex(@"\A[a-z]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex LowerCase();
}
