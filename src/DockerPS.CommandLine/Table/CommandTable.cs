using System.Text.Json;

namespace DockerPS.CommandLine.Table;

/// <summary>All commands of docker, from the files in Table/Commands.</summary>
internal sealed class CommandTable
{
    private static readonly Lazy<CommandTable> s_instance = new(() => new());

    private readonly Dictionary<string, CommandEntry> _commands = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _fields = [];
    private readonly HashSet<string> _groups = [];

    private CommandTable()
    {
        var assembly = typeof(CommandTable).Assembly;
        List<JsonElement> commands = [];
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var document = JsonDocument.Parse(stream);
            if (name == "fields.json")
            {
                AddFields(document.RootElement);
            }
            else
            {
                commands.AddRange(document.RootElement.Clone().GetProperty("commands").EnumerateArray());
            }
        }

        AddCommands(commands);
        foreach (var name in _commands.Keys)
        {
            for (var end = name.LastIndexOf(' '); end > 0; end = name.LastIndexOf(' ', end - 1))
            {
                _groups.Add(name[..end]);
            }
        }
    }

    public static CommandTable Instance => s_instance.Value;

    public IEnumerable<CommandEntry> Commands => _commands.Values.Distinct();

    public IEnumerable<string> Names => _commands.Keys;

    public CommandEntry? Find(string name) => _commands.GetValueOrDefault(name);

    /// <summary>Whether commands begin with this name: "container", "buildx history".</summary>
    public bool IsGroup(string name) => _groups.Contains(name);

    /// <summary>Returns the properties for the placeholders of templates.</summary>
    public IReadOnlyDictionary<string, string> Fields(string table) =>
        _fields.GetValueOrDefault(table) ?? new Dictionary<string, string>();

    private void AddFields(JsonElement root)
    {
        foreach (var table in root.EnumerateObject())
        {
            _fields[table.Name] = table.Value.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!);
        }
    }

    // Commands that are like others come after these.
    private void AddCommands(List<JsonElement> elements)
    {
        foreach (var element in elements.Where(element => element.TryGetProperty("names", out _)).OrderBy(IsLikeOther))
        {
            var shared = element.TryGetProperty("like", out var like) ? _commands[like.GetString()!].Options : [];
            var command = EntryReader.Command(element, shared);
            foreach (var name in command.Names)
            {
                _commands.TryAdd(name, command);
            }
        }
    }

    private static bool IsLikeOther(JsonElement element) => element.TryGetProperty("like", out _);
}
