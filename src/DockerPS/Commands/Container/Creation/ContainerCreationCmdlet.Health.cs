using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Health check.</content>
public abstract partial class ContainerCreationCmdlet
{
    /// <summary>Health check command: a single string is a line for the container's shell, several are the words of a command.</summary>
    [Parameter]
    [Alias("HealthCmd")]
    [ValidateNotNullOrEmpty]
    public string[]? HealthCommand { get; set; }

    /// <summary>Time between checks.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthInterval { get; set; }

    /// <summary>Maximum duration of a check.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthTimeout { get; set; }

    /// <summary>Number of consecutive failures that make the container unhealthy.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? HealthRetries { get; set; }

    /// <summary>Time after the start during which failures do not count.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthStartPeriod { get; set; }

    /// <summary>Time between checks during the start period. Needs API 1.44 (Docker 25).</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthStartInterval { get; set; }

    /// <summary>Disables the image's health check.</summary>
    [Parameter]
    public SwitchParameter NoHealthcheck { get; set; }
}
