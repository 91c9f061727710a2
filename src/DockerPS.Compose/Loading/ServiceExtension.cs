using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;
using DockerPS.Compose.Merging;
using DockerPS.Compose.Normalization;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Loading;

/// <summary>Merges services into those that they extend.</summary>
internal sealed class ServiceExtension(LoadContext context)
{
    /// <summary>A file whose services can be extended.</summary>
    private sealed record Source(string Path, MappingNode Services, IReadOnlyList<NodePath> Resets);

    /// <summary>Merges all services of a file into those that they extend.</summary>
    /// <exception cref="ComposeFileException">A service or file does not exist, or services extend each other.</exception>
    public void Apply(MappingNode file, string path, IReadOnlyList<NodePath> resets)
    {
        if (file["services"] is not MappingNode services)
        {
            return;
        }

        var source = new Source(path, services, resets);
        foreach (var name in services.Keys.ToList())
        {
            services.Set(name, Extend(name, source, []));
        }
    }

    private Node Extend(string name, Source source, IReadOnlyList<(string Path, string Service)> chain)
    {
        if (source.Services[name] is not MappingNode service || !service.TryGet("extends", out var extends))
        {
            return source.Services[name]!;
        }

        var (reference, file) = Reference(name, extends);
        if (chain.Contains((source.Path, name)))
        {
            throw new ComposeFileException(
                ComposeFailure.Cycle, extends.Position,
                $"Services extend each other: {string.Join(" > ", chain.Select(link => link.Service).Append(name))}.",
                "Remove one 'extends'.");
        }

        var from = file is null ? source : Read(file, extends.Position);
        if (!from.Services.Has(reference))
        {
            throw new ComposeFileException(
                ComposeFailure.Undefined, extends.Position,
                $"The service '{name}' extends '{reference}', which is not in {(file is null ? "this file" : $"'{file}'")}.",
                KeyHint(reference, from.Services));
        }

        if (Extend(reference, from, [.. chain, (source.Path, name)]) is not MappingNode basis)
        {
            return service;
        }

        var copy = (MappingNode)basis.Clone();
        Reset(copy, name, source.Resets);
        var merged = FileMerger.Services(copy, service);
        merged.Remove("extends");
        source.Services.Set(name, merged);
        return merged;
    }

    private static void Reset(MappingNode service, string name, IReadOnlyList<NodePath> resets)
    {
        var services = new MappingNode(service.Position);
        services.Set(name, service);
        var file = new MappingNode(service.Position);
        file.Set("services", services);
        Resets.Apply(file, resets);
    }

    private (string Service, string? File) Reference(string name, Node extends) => extends switch
    {
        ScalarNode { Text: { } service } => (service, null),
        MappingNode map when map["service"] is ScalarNode { Text: { } service } => (service, File(map["file"])),
        _ => throw new ComposeFileException(
            ComposeFailure.InvalidValue, extends.Position, $"'extends' of the service '{name}' does not name a service.",
            "Write 'extends: { service: NAME }'."),
    };

    private string? File(Node? file)
    {
        if (file is not ScalarNode { Text: { } path })
        {
            return null;
        }

        FilePaths.RefuseRemote(path, file.Position);
        return Path.GetFullPath(path, context.Folder);
    }

    /// <summary>Reads a file in the long form; its paths start from its own folder.</summary>
    private Source Read(string path, SourcePosition position)
    {
        List<NodePath> resets = [];
        MappingNode? merged = null;
        foreach (var document in YamlReader.Read(path, SourceFile.ReadText(path, position, "extended file")))
        {
            var file = FileSet.Top(document, path, context);
            if (merged is not null)
            {
                Resets.Apply(merged, document.Resets);
            }

            resets.AddRange(document.Resets);
            merged = merged is null ? file : FileMerger.Files(merged, file);
            Uniqueness.Apply(merged);
            new LongForms(lenient: !context.Interpolate).Apply(merged);
            EmptyItems.Remove(merged);
            Uniqueness.Apply(merged);
        }

        if (merged?["services"] is not MappingNode services)
        {
            throw new ComposeFileException(
                ComposeFailure.Undefined, position, $"The extended file '{path}' defines no services.", "Correct the path.");
        }

        RelativePaths.Apply(merged, Path.GetDirectoryName(path)!);
        return new(path, services, resets);
    }

    private static string KeyHint(string name, MappingNode services) =>
        Schema.KeyHints.Closest(name, services.Keys) is { } close ? $"Did you mean '{close}'?" : "Correct the name.";
}
