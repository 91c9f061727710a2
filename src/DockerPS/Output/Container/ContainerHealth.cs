using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A container's health check, and how it went.</summary>
public sealed class ContainerHealth
{
    private ContainerHealth(HealthConfig? config, HealthState? state)
    {
        Test = [.. config?.Test ?? []];
        Interval = EngineTime.FromNanoseconds(config?.Interval);
        Timeout = EngineTime.FromNanoseconds(config?.Timeout);
        Retries = config?.Retries is > 0 ? config.Retries : null;
        StartPeriod = EngineTime.FromNanoseconds(config?.StartPeriod);
        StartInterval = EngineTime.FromNanoseconds(config?.StartInterval);
        Status = state?.Status ?? "";
        FailingStreak = state?.FailingStreak ?? 0;
        Log = [.. (state?.Log ?? []).Select(result => new ContainerHealthResult(result))];
    }

    /// <summary>The test: <c>CMD-SHELL</c> and a line for the shell, <c>CMD</c> and words, or <c>NONE</c>.</summary>
    public ObjectList<string> Test { get; }

    /// <summary>The time between tests; null for the engine's 30 seconds.</summary>
    public TimeSpan? Interval { get; }

    /// <summary>The time that a test may take; null for the engine's 30 seconds.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Failures in a row that make it unhealthy; null for the engine's 3.</summary>
    public int? Retries { get; }

    /// <summary>The time to start in, in which failures do not count; null for none.</summary>
    public TimeSpan? StartPeriod { get; }

    /// <summary>The time between tests while it starts; null for the engine's 5 seconds.</summary>
    public TimeSpan? StartInterval { get; }

    /// <summary>starting, healthy or unhealthy; empty where it never ran.</summary>
    public string Status { get; }

    /// <summary>Failures in a row.</summary>
    public int FailingStreak { get; }

    /// <summary>The last tests, the newest last.</summary>
    public ObjectList<ContainerHealthResult> Log { get; }

    /// <summary>The status; the test where only that is known, as of images and services.</summary>
    public override string ToString() => Status.Length > 0 ? Status : string.Join(' ', Test);

    internal static ContainerHealth? From(HealthConfig? config, HealthState? state) =>
        config is { Test.Count: > 0 } || state is not null ? new(config, state) : null;
}

/// <summary>The outcome of a health test.</summary>
public sealed class ContainerHealthResult
{
    internal ContainerHealthResult(HealthResult result)
    {
        Start = EngineTime.FromText(result.Start);
        End = EngineTime.FromText(result.End);
        ExitCode = result.ExitCode;
        Output = result.Output ?? "";
    }

    /// <summary>When it began.</summary>
    public DateTime? Start { get; }

    /// <summary>When it ended.</summary>
    public DateTime? End { get; }

    /// <summary>Its exit code; 0 is healthy.</summary>
    public int ExitCode { get; }

    /// <summary>What it wrote.</summary>
    public string Output { get; }

    /// <summary>The exit code and the output.</summary>
    public override string ToString() => $"{ExitCode}: {Output.Trim()}";
}
