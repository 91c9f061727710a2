using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;
using DockerPS.Compose.Merging;
using DockerPS.Compose.Normalization;
using DockerPS.Compose.Schema;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>Loads files that are merged into each other.</summary>
internal sealed class FileSet(LoadContext context)
{
    private readonly LoadContext _context = context;

    /// <summary>Loads files, with what they include, in the long form and with absolute paths.</summary>
    /// <exception cref="ComposeFileException">A file is missing or incorrect.</exception>
    public MappingNode Load(IEnumerable<string> paths, SourcePosition named)
    {
        MappingNode? merged = null;
        var included = _context.Included;
        foreach (var path in paths)
        {
            included = [.. included, path];
            foreach (var document in YamlReader.Read(path, SourceFile.ReadText(path, named, "Compose file")))
            {
                merged = Add(merged, document, path, included);
            }
        }

        if (merged is null or { Count: 0 })
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, new(paths.First(), 0, 0), "The file is empty.", "Define services.");
        }

        Defaults.Apply(merged);
        ValueChecker.Check(merged);
        RelativePaths.Apply(merged, _context.Folder);
        EnvironmentLists.Resolve(merged, _context.Environment);
        return merged;
    }

    private MappingNode Add(MappingNode? before, YamlDocument document, string path, IReadOnlyList<string> included)
    {
        var file = Top(document, path, _context);
        new ServiceExtension(_context).Apply(file, path, document.Resets);
        if (before is not null)
        {
            Resets.Apply(before, document.Resets);
        }

        new Inclusion(_context with { Included = included }).Apply(file);
        var merged = before is null ? file : FileMerger.Files(before, file);
        Uniqueness.Apply(merged);
        ShapeChecker.Check(merged);
        if (merged.Has("version"))
        {
            _context.Warn(new(merged.PositionOf("version"), "The key 'version' is obsolete and has no effect. Remove it."));
            merged.Remove("version");
        }

        new LongForms(lenient: !_context.Interpolate).Apply(merged);
        EmptyItems.Remove(merged);
        Uniqueness.Apply(merged);
        return merged;
    }

    /// <summary>Returns the top of a document with its variables replaced.</summary>
    /// <exception cref="ComposeFileException">The document is not a mapping, or a variable is incorrect.</exception>
    public static MappingNode Top(YamlDocument document, string path, LoadContext context)
    {
        if (document.Root is not MappingNode file)
        {
            throw new ComposeFileException(
                ComposeFailure.InvalidValue, document.Root?.Position ?? new(path, 0, 0),
                document.Root is null or ScalarNode { Value: null } ? "The file is empty." : "The file is not a mapping.",
                "Start it with 'services:'.");
        }

        return context.Interpolator is { } interpolator ? (MappingNode)interpolator.Replace(file, NodePath.Top) : file;
    }
}
