using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>The health check of a container, and its results.</summary>
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

    /// <summary>The test: <c>CMD-SHELL</c> and a shell command, <c>CMD</c> and arguments, or <c>NONE</c>.</summary>
    public ObjectList<string> Test { get; }

    /// <summary>The time between tests; null for the engine's default of 30 seconds.</summary>
    public TimeSpan? Interval { get; }

    /// <summary>The timeout of a test; null for the engine's default of 30 seconds.</summary>
    public TimeSpan? Timeout { get; }

    /// <summary>Number of consecutive failures that make the container unhealthy; null for the engine's default of 3.</summary>
    public int? Retries { get; }

    /// <summary>The startup period, during which failures do not count; null for none.</summary>
    public TimeSpan? StartPeriod { get; }

    /// <summary>The time between tests during the startup period; null for the engine's default of 5 seconds.</summary>
    public TimeSpan? StartInterval { get; }

    /// <summary>The health: starting, healthy or unhealthy; empty if no test has run.</summary>
    public string Status { get; }

    /// <summary>Number of consecutive failures.</summary>
    public int FailingStreak { get; }

    /// <summary>The latest results, newest last.</summary>
    public ObjectList<ContainerHealthResult> Log { get; }

    /// <summary>Returns the status, or the test if there is no status, as for images and services.</summary>
    public override string ToString() => Status.Length > 0 ? Status : string.Join(' ', Test);

    internal static ContainerHealth? From(HealthConfig? config, HealthState? state) =>
        config is { Test.Count: > 0 } || state is not null ? new(config, state) : null;
}

/// <summary>The result of a health test.</summary>
public sealed class ContainerHealthResult
{
    internal ContainerHealthResult(HealthResult result)
    {
        Start = EngineTime.FromText(result.Start);
        End = EngineTime.FromText(result.End);
        ExitCode = result.ExitCode;
        Output = result.Output ?? "";
    }

    /// <summary>Time the test started.</summary>
    public DateTime? Start { get; }

    /// <summary>Time the test ended.</summary>
    public DateTime? End { get; }

    /// <summary>The exit code of the test; 0 means healthy.</summary>
    public int ExitCode { get; }

    /// <summary>The output of the test.</summary>
    public string Output { get; }

    /// <summary>Returns the exit code and the output.</summary>
    public override string ToString() => $"{ExitCode}: {Output.Trim()}";
}
