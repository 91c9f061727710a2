using DockerPS.Commands;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Operations;

/// <summary>The parameters about a health check.</summary>
internal interface IHealthParameters
{
    /// <inheritdoc cref="ContainerCreationCmdlet.HealthCommand"/>
    string[]? HealthCommand { get; }

    /// <inheritdoc cref="ContainerCreationCmdlet.HealthInterval"/>
    TimeSpan? HealthInterval { get; }

    /// <inheritdoc cref="ContainerCreationCmdlet.HealthTimeout"/>
    TimeSpan? HealthTimeout { get; }

    /// <inheritdoc cref="ContainerCreationCmdlet.HealthRetries"/>
    int? HealthRetries { get; }

    /// <inheritdoc cref="ContainerCreationCmdlet.HealthStartPeriod"/>
    TimeSpan? HealthStartPeriod { get; }

    /// <inheritdoc cref="ContainerCreationCmdlet.HealthStartInterval"/>
    TimeSpan? HealthStartInterval { get; }

    /// <inheritdoc cref="ContainerCreationCmdlet.NoHealthcheck"/>
    System.Management.Automation.SwitchParameter NoHealthcheck { get; }
}

/// <summary>The health check that parameters mean.</summary>
internal static class HealthCheckRequest
{
    /// <summary>Returns what contradicts; null if nothing does.</summary>
    public static string? Conflict(IHealthParameters given) => given.NoHealthcheck && Settings(given) != new HealthConfig()
        ? "-NoHealthcheck switches the health check off; the other parameters about health set one up. Give one of the two."
        : null;

    /// <summary>The health check; null where nothing was said.</summary>
    public static HealthConfig? From(IHealthParameters given)
    {
        if (given.NoHealthcheck)
        {
            return new() { Test = ["NONE"] };
        }

        var config = Settings(given);
        return config == new HealthConfig() ? null : config;
    }

    private static HealthConfig Settings(IHealthParameters given) => new()
    {
        Test = given.HealthCommand switch
        {
            null => null,

            // As -Detail tells it.
            ["CMD" or "CMD-SHELL" or "NONE", ..] test => test,
            [var line] => ["CMD-SHELL", line],
            var words => ["CMD", .. words],
        },
        Interval = EngineTime.ToNanoseconds(given.HealthInterval),
        Timeout = EngineTime.ToNanoseconds(given.HealthTimeout),
        Retries = given.HealthRetries,
        StartPeriod = EngineTime.ToNanoseconds(given.HealthStartPeriod),
        StartInterval = EngineTime.ToNanoseconds(given.HealthStartInterval),
    };
}
