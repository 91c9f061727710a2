using DockerPS.Compose.Environment;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Files;
using DockerPS.Compose.Model;

namespace DockerPS.Compose.Loading;

/// <summary>Reads the environment and label files of services.</summary>
internal static class ServiceVariables
{
    /// <summary>Reads environment files into the variables of a service, which go before them.</summary>
    /// <exception cref="ComposeFileException">A file is missing or incorrect.</exception>
    public static ComposeService WithEnvironment(ComposeService service, IReadOnlyDictionary<string, string> environment)
    {
        var own = service.Environment.ToDictionary(
            pair => pair.Key, pair => pair.Value ?? environment.GetValueOrDefault(pair.Key), StringComparer.Ordinal);
        var values = own.Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
        string? Known(string name) => environment.GetValueOrDefault(name) ?? own.GetValueOrDefault(name);
        foreach (var file in service.EnvironmentFiles.Where(file => file.Required || File.Exists(file.Path)))
        {
            var text = SourceFile.ReadText(file.Path, service.Position, "environment file");
            switch (file.Format)
            {
                case "" or ".env":
                    DotEnv.Read(file.Path, text, values, Known);
                    break;
                case "raw":
                    RawEnvironment.Read(file.Path, text, values, Known);
                    break;
                default:
                    throw new ComposeFileException(
                        ComposeFailure.InvalidValue, service.Position,
                        $"The environment file '{file.Path}' has the unknown format '{file.Format}'.", "Use raw, or remove 'format'.");
            }
        }

        var resolved = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            resolved[name] = value;
        }

        foreach (var (name, value) in own)
        {
            resolved[name] = value;
        }

        return service with { Environment = resolved, EnvironmentFiles = [] };
    }

    /// <summary>Reads label files into the labels of a service, which go before them.</summary>
    /// <exception cref="ComposeFileException">A file is missing or incorrect.</exception>
    public static ComposeService WithLabels(ComposeService service)
    {
        if (service.LabelFiles.Count == 0)
        {
            return service;
        }

        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in service.LabelFiles)
        {
            var file = new Dictionary<string, string>(StringComparer.Ordinal);
            DotEnv.Read(path, SourceFile.ReadText(path, service.Position, "label file"), file, labels.GetValueOrDefault);
            foreach (var (name, value) in file)
            {
                labels[name] = value;
            }
        }

        foreach (var (name, value) in service.Labels)
        {
            labels[name] = value;
        }

        return service with { Labels = labels, LabelFiles = [], ReadLabelFiles = service.LabelFiles };
    }
}
