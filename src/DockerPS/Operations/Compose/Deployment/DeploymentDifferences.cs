using System.Globalization;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using ServiceDefinition = DockerPS.Compose.Model.ComposeService;

namespace DockerPS.Operations;

/// <summary>Compares an engine with a project.</summary>
/// <param name="plan">What a deployment would change.</param>
internal sealed class DeploymentDifferences(DeploymentPlan plan)
{
    /// <summary>What the engine completes: these differ from the request in every container.</summary>
    private static readonly HashSet<string> s_completed = new(StringComparer.Ordinal)
    {
        "AttachStdin", "AttachStdout", "AttachStderr", "StdinOnce", "NetworkingConfig", "HostConfig", "Labels", "NetworkMode", "Volumes",
    };

    /// <summary>Settings with names of the user's own: one that the files do not have is a difference, too.</summary>
    private static readonly HashSet<string> s_named = new(StringComparer.Ordinal)
    {
        "Annotations", "ExposedPorts", "PortBindings", "StorageOpt", "Sysctls", "Tmpfs",
    };

    private readonly List<ComposeDifference> _differences = [];
    private EngineDefaults _defaults = new([], null);

    /// <summary>Returns the differences.</summary>
    public async Task<IReadOnlyList<ComposeDifference>> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var step in plan.Images)
        {
            Add(step.Service.Name, "Image", step.Image, plan.Facts.ImageOf(step.Image));
        }

        foreach (var step in plan.Networks.Where(step => step.Action is not null))
        {
            Add(null, $"Network {step.Network.Name}", step.Id is null ? "present" : "other settings", step.Id is null ? null : "present");
        }

        foreach (var (_, volume) in plan.Volumes)
        {
            Add(null, $"Volume {volume.Name}", "present", null);
        }

        foreach (var orphans in (plan.Settings.RemoveOrphan ? plan.Orphans : []).GroupBy(ComposeState.ServiceOf, StringComparer.Ordinal))
        {
            Add(orphans.Key, "Replicas", "0", Number(orphans.Count()));
        }

        foreach (var planned in plan.Services)
        {
            await CompareAsync(planned, cancellationToken).ConfigureAwait(false);
        }

        return _differences;
    }

    private async Task CompareAsync(PlannedService planned, CancellationToken cancellationToken)
    {
        var (name, steps) = (planned.Service.Name, planned.Steps);
        var desired = steps.Count(step => step.Action != ContainerAction.Remove);
        var actual = steps.Count(step => step.Container is not null);
        if (desired != actual)
        {
            Add(name, "Replicas", Number(desired), Number(actual));
        }

        foreach (var step in steps.Where(step => step.Action is ContainerAction.Recreate or ContainerAction.Rename))
        {
            if (step.Action == ContainerAction.Rename)
            {
                Add(name, "Name", step.Name, Container.NameOf(step.Container!));
            }
            else
            {
                await CompareAsync(planned, step, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var container in plan.Starts.GetValueOrDefault(name) ?? [])
        {
            if (container.Id.Length > 0)
            {
                Add(name, "Status", "running", container.State);
            }
        }
    }

    /// <summary>Finds the settings in which a container differs; the hash alone only says that it does.</summary>
    private async Task CompareAsync(PlannedService planned, ContainerStep step, CancellationToken cancellationToken)
    {
        var before = _differences.Count;
        var container = step.Container!;
        var image = plan.Facts.ImageOf(DeploymentNames.Image(plan.Project, planned.Service));
        var current = container.Labels?.GetValueOrDefault(ComposeLabels.Image);
        if (image is not null && image != current)
        {
            Add(planned.Service.Name, "ImageId", image, current);
        }

        try
        {
            // Anonymous volumes go on, whoever they were made for, and are no difference.
            var deployer = new ContainerDeployer(plan.Engine, plan.Project, plan.Facts, plan.Containers!, renewsVolumes: true);
            var request = await deployer.RequestAsync(planned.Service, planned.Resolved, step, cancellationToken).ConfigureAwait(false);
            var desired = request.ToJson();
            var actual = await plan.Engine.Client.Containers.ReadAsync(container.Id, cancellationToken).ConfigureAwait(false);
            _defaults = new(actual, await ImageAsync($"{actual["Image"]}", cancellationToken).ConfigureAwait(false));
            Compare(planned.Service.Name, desired, actual["Config"] as JsonObject, _defaults.Has);
            Compare(planned.Service.Name, desired["HostConfig"] as JsonObject, actual["HostConfig"] as JsonObject, _defaults.Has);
            Compare(
                planned.Service.Name, UserLabels(desired["Labels"]), UserLabels(actual["Config"]?["Labels"]), _defaults.HasLabel);
            CompareNetworks(planned.Service, actual["NetworkSettings"]?["Networks"] as JsonObject);
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            // Removed since it was listed.
        }

        if (_differences.Count == before)
        {
            Add(planned.Service.Name, "Configuration", $"container {step.Name} with the settings of the files", step.Reason);
        }
    }

    /// <summary>Reads the image that a container was made of; null if it is gone.</summary>
    private async Task<JsonObject?> ImageAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await plan.Engine.Client.Images.ReadAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (DockerApiException gone) when (gone.IsNotFound)
        {
            return null;
        }
    }

    private void Compare(string service, JsonObject? desired, JsonObject? actual, Func<string, JsonNode?, bool> isDefault)
    {
        foreach (var (key, value) in desired ?? [])
        {
            var found = actual?[key];
            if (value is not null && !s_completed.Contains(key) && !IsSame(key, value, found))
            {
                Add(service, key, Text(value), Text(found));
            }
        }

        // What the files define no more is not in the request.
        foreach (var (key, found) in actual ?? [])
        {
            if (desired?[key] is null && !s_completed.Contains(key) && !isDefault(key, found))
            {
                Add(service, key, _defaults.TextOf(key), Text(found));
            }
        }
    }

    private void CompareNetworks(ServiceDefinition service, JsonObject? actual)
    {
        var desired = DeploymentNames.Networks(service).Select(key => plan.Project.Networks[key].Name)
            .Order(StringComparer.Ordinal).ToList();
        var found = (actual ?? []).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        if (service.NetworkMode.Length == 0 && !desired.SequenceEqual(found))
        {
            Add(service.Name, "Networks", string.Join(", ", desired), string.Join(", ", found));
        }
    }

    /// <summary>Returns whether the engine has what was requested. It adds variables of the image and values that are not set.</summary>
    private bool IsSame(string key, JsonNode? desired, JsonNode? actual) => (desired, actual) switch
    {
        (JsonArray list, JsonArray found) when key is "Env" => Variables(list).All(Variables(found).Contains)
            && _defaults.Adds(key, Variables(found).Except(Variables(list), StringComparer.Ordinal)),
        (JsonArray list, JsonArray found) when list.All(item => item is JsonValue) =>
            Sorted(list).SequenceEqual(Sorted(found)),
        (JsonArray { Count: 0 }, null) => true,
        (JsonArray list, JsonArray found) when key is "Mounts" => IsSame("", list, EngineDefaults.WithoutAnonymous(found, list)),
        (JsonArray list, JsonArray found) => list.Count == found.Count && list.Zip(found).All(pair => IsSame("", pair.First, pair.Second)),
        (JsonObject given, _) => given.All(pair => IsSame(pair.Key, pair.Value, (actual as JsonObject)?[pair.Key]))
            && (!s_named.Contains(key) || _defaults.Adds(key, (actual as JsonObject ?? []).Select(pair => pair.Key)
                .Except(given.Select(pair => pair.Key), StringComparer.Ordinal))),
        (JsonValue, null) => $"{desired}" is "false" or "0" or "",
        _ => JsonNode.DeepEquals(desired, actual),
    };

    private static HashSet<string> Variables(JsonArray list) =>
        list.Select(item => $"{item}").Where(item => item.Contains('=', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Sorted(JsonArray list) => list.Select(item => $"{item}").Order(StringComparer.Ordinal);

    private static JsonObject UserLabels(JsonNode? labels)
    {
        var own = new JsonObject();
        foreach (var (key, value) in labels as JsonObject ?? [])
        {
            if (!key.StartsWith("com.docker.compose.", StringComparison.Ordinal))
            {
                own[key] = value?.DeepClone();
            }
        }

        return own;
    }

    private static string? Text(JsonNode? value) => value switch
    {
        JsonArray { Count: 0 } or JsonObject { Count: 0 } => null,
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonObject members => members.ToJsonString(),
        _ => value?.ToString(),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(string? service, string property, string? desired, string? actual) =>
        _differences.Add(new(plan.Project.Name, service, property, desired, actual, plan.Engine.Name));
}
