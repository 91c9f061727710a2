using DockerPS.Compose.Merging;
using DockerPS.Compose.Values;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Normalization;

/// <summary>Adds what a project does not say: the default network, names, dependencies, and variables of the environment.</summary>
internal sealed class ImplicitValues(string projectName, IReadOnlyDictionary<string, string> environment)
{
    private static readonly string[] s_namespaces = ["network_mode", "ipc", "pid", "uts", "cgroup"];

    /// <summary>Adds it to a whole project.</summary>
    public void Apply(MappingNode project)
    {
        project.Set("name", projectName);
        var services = (project["services"] as MappingNode)?.Pairs.Select(pair => pair.Value).OfType<MappingNode>().ToList() ?? [];
        AddDefaultNetwork(project, services);
        services.ForEach(Complete);
        foreach (var kind in (string[])["networks", "volumes", "configs", "secrets"])
        {
            SetNames(project[kind] as MappingNode);
        }
    }

    private static void AddDefaultNetwork(MappingNode project, IEnumerable<MappingNode> services)
    {
        var used = false;
        foreach (var service in services.Where(service => !service.Has("provider") && !service.Has("network_mode")))
        {
            if (service["networks"] is not MappingNode { Count: > 0 } networks)
            {
                networks = new MappingNode(service.Position);
                networks.Set("default", (object?)null);
                service.Set("networks", networks);
            }

            used |= networks.Has("default");
        }

        var defined = project["networks"] as MappingNode ?? new MappingNode(project.Position);
        if (used && !defined.Has("default"))
        {
            defined.Set("default", (object?)null);
        }

        if (defined.Count > 0)
        {
            project.Set("networks", defined);
        }
    }

    private void Complete(MappingNode service)
    {
        if (Text(service["pull_policy"]) == "if_not_present")
        {
            service.Set("pull_policy", "missing");
        }

        if (service["build"] is MappingNode build)
        {
            CompleteBuild(build);
        }

        if (service["environment"] is { } variables)
        {
            service.Set("environment", Resolve(variables, keepUnset: true));
        }

        foreach (var mount in (service["volumes"] as SequenceNode)?.Items.OfType<MappingNode>() ?? [])
        {
            if (Text(mount["target"]) is { } target)
            {
                mount.Set("target", UnixPath.Clean(target));
            }
        }

        AddDependencies(service);
    }

    private void CompleteBuild(MappingNode build)
    {
        if (build["context"] is null or ScalarNode { Value: null })
        {
            build.Set("context", ".");
        }

        if (IsMissing(build["dockerfile"]) && IsMissing(build["dockerfile_inline"]))
        {
            build.Set("dockerfile", "Dockerfile");
        }

        if (build["args"] is { } arguments)
        {
            build.Set("args", Resolve(arguments, keepUnset: false));
        }
    }

    private static void AddDependencies(MappingNode service)
    {
        var dependsOn = service["depends_on"] as MappingNode ?? new MappingNode(service.Position);
        foreach (var link in Texts(service["links"]))
        {
            Add(dependsOn, link.Split(':') is [var name, _] ? name : link, restart: true);
        }

        foreach (var reference in s_namespaces.Select(key => Text(service[key])))
        {
            if (reference?.StartsWith("service:", StringComparison.Ordinal) == true)
            {
                Add(dependsOn, reference["service:".Length..], restart: true);
            }
        }

        foreach (var from in Texts(service["volumes_from"]).Where(from => !from.StartsWith("container:", StringComparison.Ordinal)))
        {
            Add(dependsOn, from.Split(':')[0], restart: false);
        }

        if (dependsOn.Count > 0)
        {
            service.Set("depends_on", dependsOn);
        }
    }

    private static void Add(MappingNode dependsOn, string service, bool restart)
    {
        if (!dependsOn.Has(service))
        {
            var dependency = Forms.Dependency(dependsOn.Position);
            dependency.Set("restart", restart);
            dependsOn.Set(service, dependency);
        }
    }

    /// <summary>Gives variables without a value the value that they have in the environment.</summary>
    private Node Resolve(Node variables, bool keepUnset)
    {
        if (variables is SequenceNode list)
        {
            return new SequenceNode(list.Position, list.Items.Select(item => Text(item) is { } text
                && !text.Contains('=', StringComparison.Ordinal)
                ? environment.TryGetValue(text, out var value) ? new ScalarNode($"{text}={value}", item.Position) : keepUnset ? item : null
                : item).OfType<Node>());
        }

        if (variables is not MappingNode map)
        {
            return variables;
        }

        var resolved = new MappingNode(map.Position);
        foreach (var (key, value) in map.Pairs)
        {
            if (value is not ScalarNode { Value: null })
            {
                resolved.Set(key, value, map.PositionOf(key));
            }
            else if (environment.TryGetValue(key, out var found) || keepUnset)
            {
                resolved.Set(key, new ScalarNode(found, value.Position), map.PositionOf(key));
            }
        }

        return resolved;
    }

    private void SetNames(MappingNode? resources)
    {
        foreach (var key in resources?.Keys.ToList() ?? [])
        {
            var resource = resources![key] as MappingNode ?? new MappingNode(resources.PositionOf(key));
            if (IsMissing(resource["name"]))
            {
                resource.Set("name", IsTrue(resource["external"]) ? key : $"{projectName}_{key}");
            }

            resources.Set(key, resource);
        }
    }

    private static bool IsTrue(Node? node) =>
        (node as ScalarNode)?.Display is "1" or "t" or "T" or "TRUE" or "true" or "True";

    private static bool IsMissing(Node? node) => node is null or ScalarNode { Value: null };

    private static string? Text(Node? node) => (node as ScalarNode)?.Text;

    private static IEnumerable<string> Texts(Node? node) => (node as SequenceNode)?.Items.Select(Text).OfType<string>() ?? [];
}
