using System.Text.Json;

namespace DockerPS.CommandLine.Table;

/// <summary>Reads commands and options from the JSON of the table.</summary>
internal static class EntryReader
{
    /// <summary>Reads a command.</summary>
    /// <param name="element">Its JSON.</param>
    /// <param name="shared">The options of the command that it is like; its own come first.</param>
    public static CommandEntry Command(JsonElement element, IReadOnlyList<OptionEntry> shared) => new()
    {
        Names = List(element, "names"),
        Cmdlet = element.TryGetProperty("cmdlet", out var cmdlet) ? cmdlet.GetString() : null,
        Arguments = [.. List(element, "arguments").Select(ArgumentRule.Parse)],
        EndsAtArgument = Flag(element, "endsAtArgument"),
        Fixed = Values(element, "fixed"),
        Default = Values(element, "default"),
        Gives = Text(element, "gives"),
        Takes = Text(element, "takes"),
        Writes = Text(element, "writes"),
        Columns = List(element, "columns"),
        Fields = Text(element, "fields"),
        OutputFile = Text(element, "outputFile"),
        InputFile = Text(element, "inputFile"),
        IsLocal = Flag(element, "local"),
        Rule = Text(element, "rule"),
        Warning = Text(element, "warning"),
        Remark = Text(element, "remark"),
        Options = [.. Options(element), .. shared],
    };

    private static IEnumerable<OptionEntry> Options(JsonElement element) =>
        element.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Array
            ? options.EnumerateArray().Select(Option)
            : [];

    private static OptionEntry Option(JsonElement element) => new()
    {
        Names = [.. Text(element, "option").Split(", "), .. List(element, "old")],
        Value = Text(element, "value"),
        Parameter = Text(element, "parameter"),
        Api = Text(element, "api"),
        Is = Text(element, "is"),
        As = Text(element, "as"),
        Keys = element.TryGetProperty("keys", out var keys)
            ? keys.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.GetString()!)
            : new Dictionary<string, string>(),
        None = List(element, "none"),
        Drops = Text(element, "drops"),
        Turns = Text(element, "turns"),
        With = Text(element, "with"),
        Select = Text(element, "select"),
        IsLost = Flag(element, "lost"),
        Remark = Text(element, "remark"),
    };

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    private static IReadOnlyList<string> List(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static Dictionary<string, IReadOnlyList<string>> Values(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.EnumerateObject().ToDictionary(
                item => item.Name,
                item => (IReadOnlyList<string>)[.. item.Value.EnumerateArray().Select(text => text.GetString()!)])
            : [];
}
