using System.Management.Automation;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>How the health of its tasks is tested.</content>
public abstract partial class ServiceSpecCmdlet
{
    /// <summary>The test: one text is a line for the shell, several are the words of a command.</summary>
    [Parameter]
    [Alias("HealthCmd")]
    [ValidateNotNullOrEmpty]
    public string[]? HealthCommand { get; set; }

    /// <summary>The time between tests.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthInterval { get; set; }

    /// <summary>The time that a test may take.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthTimeout { get; set; }

    /// <summary>Failures in a row that make a task unhealthy: another takes its place.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? HealthRetries { get; set; }

    /// <summary>The time that a task has to start, in which failures do not count.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthStartPeriod { get; set; }

    /// <summary>The time between tests while a task starts. Needs API 1.44 (Docker 25).</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? HealthStartInterval { get; set; }

    /// <summary>Switches the image's health check off.</summary>
    [Parameter]
    public SwitchParameter NoHealthcheck { get; set; }
}
