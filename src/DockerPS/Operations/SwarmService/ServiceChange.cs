using System.Globalization;
using System.Text.Json.Nodes;
using DockerPS.Engine.Json;

namespace DockerPS.Operations;

/// <summary>
/// What is to be changed of a service, made to its JSON as the engine gave it: what is not named stays as it is, known or not. A
/// new service is a change of nothing.
/// </summary>
internal sealed class ServiceChange
{
    /// <summary>The settings that are given.</summary>
    public required ServiceSettings Given { get; init; }

    /// <summary>What is added to collections; null for nothing.</summary>
    public ServiceSettings? Added { get; init; }

    /// <summary>What is taken out of collections.</summary>
    public IReadOnlyDictionary<ServiceCollection, IReadOnlySet<string>> Removed { get; init; } =
        new Dictionary<ServiceCollection, IReadOnlySet<string>>();

    /// <summary>What is laid over the whole; null for nothing.</summary>
    public JsonObject? Overlay { get; init; }

    /// <summary>Whether all tasks are replaced in any case.</summary>
    public bool Forced { get; init; }

    /// <summary>Why it cannot be made to a service; null where it can.</summary>
    public string? WhyNot(JsonObject spec) => (spec["Mode"] as JsonObject)?.FirstOrDefault(mode => mode.Value is JsonObject).Key switch
    {
        "Global" or "GlobalJob" when Given.Replicas is not null || Given.MaxConcurrent is not null =>
            "it has a task on each node, and no number of replicas.",
        "Global" or "GlobalJob" when Given.Placement.MaxReplicasPerNode > 0 =>
            "it has one task on each node, and -MaxReplicasPerNode limits nothing.",
        "ReplicatedJob" or "GlobalJob" when Given.HasUpdatePolicy =>
            "it is a job, whose tasks are not replaced: updates and their rollback have no settings.",
        "Replicated" when Given.MaxConcurrent is not null =>
            "it is no job: all of its replicas run at the same time. -MaxConcurrent is for jobs.",
        _ => null,
    };

    /// <summary>Makes the change.</summary>
    /// <param name="spec">The service.</param>
    /// <param name="links">The networks, secrets and configurations that it names.</param>
    /// <param name="image">The new image; null for the one that it has.</param>
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
    /// What the docker CLI takes for what is not said of a policy: the engine would take a parallelism of 0, which is all at once.
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
