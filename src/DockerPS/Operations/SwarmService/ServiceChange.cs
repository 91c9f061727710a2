using System.Globalization;
using System.Text.Json.Nodes;
using DockerPS.Engine.Json;

namespace DockerPS.Operations;

/// <summary>
/// A change of a service, applied to its JSON as returned by the engine, so that everything else is kept, including what the module
/// does not know. A new service is a change of an empty one.
/// </summary>
internal sealed class ServiceChange
{
    /// <summary>The settings to change.</summary>
    public required ServiceSettings Given { get; init; }

    /// <summary>The elements to add to collections; null for none.</summary>
    public ServiceSettings? Added { get; init; }

    /// <summary>The elements to remove from collections.</summary>
    public IReadOnlyDictionary<ServiceCollection, IReadOnlySet<string>> Removed { get; init; } =
        new Dictionary<ServiceCollection, IReadOnlySet<string>>();

    /// <summary>The JSON to merge into the result; null for none.</summary>
    public JsonObject? Overlay { get; init; }

    /// <summary>Whether to replace all tasks in any case.</summary>
    public bool Forced { get; init; }

    /// <summary>Returns the reason why the change cannot be applied to a service; null if it can.</summary>
    public string? WhyNot(JsonObject spec) => (spec["Mode"] as JsonObject)?.FirstOrDefault(mode => mode.Value is JsonObject).Key switch
    {
        "Global" or "GlobalJob" when Given.Replicas is not null || Given.MaxConcurrent is not null =>
            "it runs one task on each node and has no number of replicas.",
        "Global" or "GlobalJob" when Given.Placement.MaxReplicasPerNode > 0 =>
            "it runs one task on each node, so -MaxReplicasPerNode has no effect.",
        "ReplicatedJob" or "GlobalJob" when Given.HasUpdatePolicy =>
            "it is a job; the tasks of jobs are not replaced, so update and rollback settings have no effect.",
        "Replicated" when Given.MaxConcurrent is not null =>
            "it is not a job: all its replicas run at the same time. -MaxConcurrent is for jobs.",
        _ => null,
    };

    /// <summary>Applies the change.</summary>
    /// <param name="spec">The specification of the service.</param>
    /// <param name="links">The networks, secrets and configurations that the change refers to.</param>
    /// <param name="image">The new image; null to keep the current one.</param>
    public void Apply(JsonObject spec, ServiceLinks links, ServiceImage? image)
    {
        var given = new ServiceRequest(Given, links).Build().ToJson();
        foreach (var collection in ServiceCollection.All)
        {
            collection.Replace(spec, given);
        }

        Default(spec, given, "UpdateConfig", Policy);
        Default(spec, given, "RollbackConfig", Policy);
        Default(Of(spec, "TaskTemplate"), given["TaskTemplate"] as JsonObject, "RestartPolicy", Restart);
        JsonOverlay.Merge(spec, given);
        ChangeCollections(spec, links);
        Scale(spec);
        if (image is not null)
        {
            SetImage(Of(spec, "TaskTemplate"), image);
        }

        if (Forced)
        {
            var task = Of(spec, "TaskTemplate");
            task["ForceUpdate"] = long.Parse($"{task["ForceUpdate"] ?? 0}", CultureInfo.InvariantCulture) + 1;
        }

        if (Overlay is not null)
        {
            JsonOverlay.Merge(spec, Overlay);
        }
    }

    /// <summary>
    /// Returns the docker CLI's defaults of an update policy: the engine's default parallelism is 0, which updates all tasks at once.
    /// </summary>
    private static JsonObject Policy() => new()
    {
        ["Parallelism"] = 1,
        ["FailureAction"] = "pause",
        ["Monitor"] = 5_000_000_000,
        ["MaxFailureRatio"] = 0,
        ["Order"] = "stop-first",
    };

    private static JsonObject Restart() => new() { ["Condition"] = "any", ["Delay"] = 5_000_000_000, ["MaxAttempts"] = 0 };

    private static void Default(JsonObject spec, JsonObject? given, string name, Func<JsonObject> usual)
    {
        if (given?[name] is JsonObject && spec[name] is not JsonObject)
        {
            spec[name] = usual();
        }
    }

    private static JsonObject Of(JsonObject parent, string name) => (JsonObject)(parent[name] ??= new JsonObject());

    private void ChangeCollections(JsonObject spec, ServiceLinks links)
    {
        foreach (var (collection, names) in Removed)
        {
            collection.Remove(spec, names.Concat(links.IdsOf(names)).ToHashSet(StringComparer.Ordinal));
        }

        if (Added is not null)
        {
            var added = new ServiceRequest(Added, links).Build().ToJson();
            foreach (var collection in ServiceCollection.All)
            {
                collection.Add(spec, added);
            }
        }
    }

    private void Scale(JsonObject spec)
    {
        var mode = spec["Mode"] as JsonObject;
        if (Given.Replicas is { } replicas && mode?["Replicated"] is JsonObject replicated)
        {
            replicated["Replicas"] = replicas;
        }
        else if (mode?["ReplicatedJob"] is JsonObject job)
        {
            job["TotalCompletions"] = Given.Replicas ?? job["TotalCompletions"]?.DeepClone();
            job["MaxConcurrent"] = Given.MaxConcurrent ?? job["MaxConcurrent"]?.DeepClone() ?? Given.Replicas;
        }
    }

    private static void SetImage(JsonObject task, ServiceImage image)
    {
        Of(task, "ContainerSpec")["Image"] = image.Name;
        if (image.Platforms is not null)
        {
            Of(task, "Placement")["Platforms"] = new JsonArray([.. image.Platforms.Select(platform =>
                new JsonObject { ["Architecture"] = platform.Architecture, ["OS"] = platform.OperatingSystem })]);
        }
    }
}
