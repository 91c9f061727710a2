using DockerPS.Compose.Environment;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;
using DockerPS.Compose.Merging;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>Adds the content of other Compose files to a file.</summary>
internal sealed class Inclusion(LoadContext context)
{
    private static readonly string[] s_kinds = ["services", "volumes", "networks", "secrets", "configs", "models"];

    /// <summary>Adds what a file includes, and removes the key.</summary>
    /// <exception cref="ComposeFileException">A file is missing or incorrect, includes itself, or defines something again.</exception>
    public void Apply(MappingNode file)
    {
        if (file["include"] is not { } include)
        {
            return;
        }

        if (include is not (SequenceNode or ScalarNode { Value: null }))
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, include.Position, "'include' is not a list.", "Write each file as an item: '- FILE'.");
        }

        foreach (var item in (include as SequenceNode)?.Items ?? [])
        {
            Add(file, Load(item), item.Position);
        }

        file.Remove("include");
    }

    private MappingNode Load(Node item)
    {
        var entry = item as MappingNode;
        var files = Paths(entry is null ? item : entry["path"], context.Folder);
        if (files.Count == 0)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, item.Position, "An item of 'include' names no file.", "Add 'path'.");
        }

        var main = files[0];
        if (context.Included.Contains(main))
        {
            throw new ComposeFileException(
                ComposeFailure.Cycle, item.Position, $"Files include each other: {string.Join(" > ", context.Included.Append(main))}.",
                "Remove one 'include'.");
        }

        var folder = entry?["project_directory"] is ScalarNode { Text: { Length: > 0 } directory }
            ? Path.GetFullPath(directory, context.Folder)
            : Path.GetDirectoryName(main)!;
        var environment = new Dictionary<string, string>(context.Environment, StringComparer.Ordinal);
        foreach (var (name, value) in EnvironmentFiles.Read(EnvironmentOf(entry, folder), context.Environment))
        {
            environment.TryAdd(name, value);
        }

        return new FileSet(context with { Folder = folder, Environment = environment, Interpolate = context.Interpolate })
            .Load(files, item.Position);
    }

    private List<string> EnvironmentOf(MappingNode? entry, string folder)
    {
        if (entry?["env_file"] is { } named)
        {
            var paths = Paths(named, context.Folder);
            return paths.FirstOrDefault(path => !File.Exists(path)) is { } missing
                ? throw SourceFile.NotFound(missing, named.Position, "environment file")
                : paths;
        }

        var file = Path.Combine(folder, ".env");
        return File.Exists(file) ? [file] : [];
    }

    private static List<string> Paths(Node? node, string folder)
    {
        List<string> paths = [];
        foreach (var item in node is null ? [] : Forms.AsList(node))
        {
            if (item is ScalarNode { Text: { } path })
            {
                FilePaths.RefuseRemote(path, item.Position);
                paths.Add(FilePaths.Absolute(path, folder));
            }
        }

        return paths;
    }

    private static void Add(MappingNode file, MappingNode included, SourcePosition position)
    {
        foreach (var kind in s_kinds)
        {
            if (included[kind] is not MappingNode from)
            {
                continue;
            }

            var to = file[kind] as MappingNode ?? new MappingNode(from.Position);
            foreach (var (name, value) in from.Pairs)
            {
                if (!to.TryGet(name, out var own))
                {
                    to.Set(name, value, from.PositionOf(name));
                }
                else if (!own.ValueEquals(value))
                {
                    throw new ComposeFileException(
                        ComposeFailure.Conflict, position, $"{kind}.{name} is defined here and differently in an included file.",
                        $"Rename one of them, or override it in a second 'path' of the item. It is included from {from.PositionOf(name)}.");
                }
            }

            file.Set(kind, to);
        }
    }
}
