using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Normalization;

/// <summary>Looks up the variables that a file names without a value, in the environment of that file.</summary>
internal static class EnvironmentLists
{
    /// <summary>The key under which the value of a secret is kept, and which is never written.</summary>
    public const string SecretValue = "x-#value";

    /// <summary>Looks them up for services, secrets and configs.</summary>
    public static void Resolve(MappingNode file, IReadOnlyDictionary<string, string> environment)
    {
        foreach (var service in Values(file, "services"))
        {
            if (service["environment"] is SequenceNode list)
            {
                service.Set("environment", new SequenceNode(list.Position, list.Items.Select(item =>
                    item is ScalarNode { Text: { } name } && environment.TryGetValue(name, out var value)
                        ? new ScalarNode($"{name}={value}", item.Position)
                        : item)));
            }
        }

        Resolve(file, "secrets", SecretValue, environment);
        Resolve(file, "configs", "content", environment);
    }

    private static void Resolve(MappingNode file, string kind, string key, IReadOnlyDictionary<string, string> environment)
    {
        foreach (var item in Values(file, kind))
        {
            if (item["environment"] is ScalarNode { Text: { } name } && environment.TryGetValue(name, out var value))
            {
                item.Set(key, value);
            }
        }
    }

    private static IEnumerable<MappingNode> Values(MappingNode file, string kind) =>
        (file[kind] as MappingNode)?.Pairs.Select(pair => pair.Value).OfType<MappingNode>() ?? [];
}
