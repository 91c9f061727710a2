using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>User-supplied settings of a health check.</summary>
internal sealed record HealthSettings
{
    /// <summary>Health check command: a single string is a line for the container's shell, several are the words of a command.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    public TimeSpan? Interval { get; init; }

    public TimeSpan? Timeout { get; init; }

    /// <summary>Number of consecutive failures that make the container unhealthy.</summary>
    public int? Retries { get; init; }

    /// <summary>Time after the start during which failures do not count.</summary>
    public TimeSpan? StartPeriod { get; init; }

    public TimeSpan? StartInterval { get; init; }

    /// <summary>Disables the health check, including the image's.</summary>
    public bool IsOff { get; init; }

    /// <summary>Returns the contradiction between settings; null if there is none.</summary>
    public string? Conflict() => IsOff && Settings() != new HealthConfig()
        ? "-NoHealthcheck disables the health check; it cannot be combined with the parameters that configure one."
        : null;

    /// <summary>Returns the health check in the form of the API; null if nothing was given.</summary>
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

            // The form in which -Detail returns it.
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
