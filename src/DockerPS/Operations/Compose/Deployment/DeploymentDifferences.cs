using System.Globalization;
using System.Text.Json.Nodes;
using DockerPS.Engine.Http;

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

    private readonly List<ComposeDifference> _differences = [];

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
            var deployer = new ContainerDeployer(plan.Engine, plan.Project, plan.Facts, plan.Containers!);
            var request = await deployer.RequestAsync(planned.Service, planned.Resolved, step, cancellationToken).ConfigureAwait(false);
            var desired = request.ToJson();
            var actual = await plan.Engine.Client.Containers.ReadAsync(container.Id, cancellationToken).ConfigureAwait(false);
            Compare(planned.Service.Name, desired, actual["Config"] as JsonObject);
            Compare(planned.Service.Name, desired["HostConfig"] as JsonObject, actual["HostConfig"] as JsonObject);
            Compare(planned.Service.Name, UserLabels(desired["Labels"]), UserLabels(actual["Config"]?["Labels"]));
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

    private void Compare(string service, JsonObject? desired, JsonObject? actual)
    {
        foreach (var (key, value) in desired ?? [])
        {
            var found = actual?[key];
            if (s_completed.Contains(key) || IsSame(key, value, found))
            {
                continue;
            }

            Add(service, key, Text(value), Text(found));
        }
    }

    /// <summary>Returns whether the engine has what was requested. It adds variables of the image and values that are not set.</summary>
    private static bool IsSame(string key, JsonNode? desired, JsonNode? actual) => (desired, actual) switch
    {
        (JsonArray list, JsonArray found) when key is "Env" =>
            list.Select(item => $"{item}").Where(item => item.Contains('=', StringComparison.Ordinal))
                .All(found.Select(item => $"{item}").ToHashSet(StringComparer.Ordinal).Contains),
        (JsonArray list, JsonArray found) when list.All(item => item is JsonValue) =>
            Sorted(list).SequenceEqual(Sorted(found)),
        (JsonArray { Count: 0 }, null) => true,
        (JsonArray list, JsonArray found) => list.Count == found.Count && list.Zip(found).All(pair => IsSame("", pair.First, pair.Second)),
        (JsonObject given, _) => given.All(pair => IsSame(pair.Key, pair.Value, (actual as JsonObject)?[pair.Key])),
        (JsonValue, null) => $"{desired}" is "false" or "0" or "",
        _ => JsonNode.DeepEquals(desired, actual),
    };

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

    private static string? Text(JsonNode? value) => value is JsonArray list ? string.Join(", ", list.Select(Text)) : value?.ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(string? service, string property, string? desired, string? actual) =>
        _differences.Add(new(plan.Project.Name, service, property, desired, actual, plan.Engine.Name));
}
