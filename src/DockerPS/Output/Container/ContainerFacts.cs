using DockerPS.Engine.Models;
using static DockerPS.Output.EngineValue;

namespace DockerPS.Output;

/// <summary>Container details that scripts use to select containers to remove, restart or change; lists omit them.</summary>
internal sealed class ContainerFacts
{
    public ContainerFacts(ContainerInspect inspect)
    {
        var (state, host) = (inspect.State ?? new(), inspect.HostConfig ?? new());
        StartedAt = EngineTime.FromText(state.StartedAt);
        FinishedAt = EngineTime.FromText(state.FinishedAt);
        LastExitCode = StartedAt is null ? null : state.ExitCode;
        OutOfMemory = state.OomKilled;
        RestartCount = inspect.RestartCount;
        RestartPolicy = PolicyText(host.RestartPolicy);
        AutoRemove = host.AutoRemove;
        Privileged = host.Privileged;
        Memory = Limit(host.Memory);
    }

    public DateTime? StartedAt { get; }

    public DateTime? FinishedAt { get; }

    public int? LastExitCode { get; }

    public bool OutOfMemory { get; }

    public int RestartCount { get; }

    public string RestartPolicy { get; }

    public bool AutoRemove { get; }

    public bool Privileged { get; }

    public long? Memory { get; }

    private static string PolicyText(RestartPolicy? policy) => policy switch
    {
        { Name: "on-failure", MaximumRetryCount: > 0 } => $"on-failure:{policy.MaximumRetryCount}",
        { Name.Length: > 0 } => policy.Name,
        _ => "no",
    };
}
