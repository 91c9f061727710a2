using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>The settings of a health check, as a user gives them.</summary>
internal sealed record HealthSettings
{
    /// <summary>The test: one text is a line for the container's shell, several are the words of a command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    public TimeSpan? Interval { get; init; }

    public TimeSpan? Timeout { get; init; }

    /// <summary>Failures in a row that make the container unhealthy.</summary>
    public int? Retries { get; init; }

    /// <summary>Failures do not count in this time.</summary>
    public TimeSpan? StartPeriod { get; init; }

    public TimeSpan? StartInterval { get; init; }

    /// <summary>Switches off what the image has, too.</summary>
    public bool IsOff { get; init; }

    /// <summary>Returns which settings contradict each other; null if none do.</summary>
    public string? Conflict() => IsOff && Settings() != new HealthConfig()
        ? "-NoHealthcheck switches the health check off; the other parameters about health set one up. Give one of the two."
        : null;

    /// <summary>Returns the health check as the API takes it; null if nothing was given.</summary>
    public HealthConfig? ToConfig()
    {
        if (IsOff)
        {
            return new() { Test = ["NONE"] };
        }

        var config = Settings();
        return config == new HealthConfig() ? null : config;
    }

    private HealthConfig Settings() => new()
    {
        Test = Command switch
        {
            null => null,

            // The form in which -Detail shows it.
            ["CMD" or "CMD-SHELL" or "NONE", ..] => Command,
            [var line] => ["CMD-SHELL", line],
            _ => ["CMD", .. Command],
        },
        Interval = EngineTime.ToNanoseconds(Interval),
        Timeout = EngineTime.ToNanoseconds(Timeout),
        Retries = Retries,
        StartPeriod = EngineTime.ToNanoseconds(StartPeriod),
        StartInterval = EngineTime.ToNanoseconds(StartInterval),
    };
}
