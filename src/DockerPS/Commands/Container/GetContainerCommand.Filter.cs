using System.Management.Automation;
using DockerPS.Operations;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <content>Filter parameters.</content>
public sealed partial class GetContainerCommand
{
    /// <summary>Only containers in one of these states: created, running, paused, restarting, removing, exited, dead.</summary>
    [Parameter]
    [Alias("State")]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(StatusCompleter))]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only containers of one of these images, or of images built on them; wildcards match the image's name.</summary>
    [Parameter]
    [Alias("Ancestor")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public string[]? Image { get; set; }

    /// <summary>Only containers in one of these networks; wildcards match the network's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NetworkCompleter))]
    public string[]? Network { get; set; }

    /// <summary>Only containers that mount one of these volumes or paths; wildcards match the volume's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(VolumeCompleter))]
    public string[]? Volume { get; set; }

    /// <summary>Only containers with this health: starting, healthy, unhealthy, none.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [WordTransformation(typeof(HealthCompleter))]
    [ArgumentCompleter(typeof(HealthCompleter))]
    public string[]? Health { get; set; }

    /// <summary>Only containers that exited with one of these codes.</summary>
    [Parameter]
    [Alias("Exited")]
    [ValidateNotNullOrEmpty]
    public int[]? ExitCode { get; set; }

    /// <summary>
    /// Only containers that publish or expose one of these ports, on either side. The engine lists ports of running containers only.
    /// </summary>
    [Parameter]
    [Alias("Publish", "Expose")]
    [ValidateRange(1, 65535)]
    public int[]? Port { get; set; }

    /// <summary>Only containers created after this time: a DateTime, ISO text, or an age (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only containers created before this time: a DateTime, ISO text, or an age (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>
    /// Only containers last started after this time: a DateTime, ISO text, or an age (<c>10m</c>). Containers that never started are
    /// left out. Inspects each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? StartedAfter { get; set; }

    /// <summary>
    /// Only containers last started before this time: a DateTime, ISO text, or an age (<c>10m</c>). Containers that never started are
    /// left out. Inspects each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? StartedBefore { get; set; }

    /// <summary>
    /// Only containers that exited after this time: a DateTime, ISO text, or an age (<c>10m</c>). Containers that are running or never
    /// ran are left out. Inspects each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? FinishedAfter { get; set; }

    /// <summary>
    /// Only containers that exited before this time: a DateTime, ISO text, or an age (<c>10m</c>). Containers that are running or never
    /// ran are left out. Inspects each container.
    /// </summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? FinishedBefore { get; set; }

    /// <summary>Only the N most recently created containers.</summary>
    [Parameter]
    [Alias("Latest", "N")]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Only running containers, including paused ones.</summary>
    [Parameter]
    public SwitchParameter Running { get; set; }

    /// <summary>Computes the size of each container's files, which can take long.</summary>
    [Parameter]
    [Alias("S")]
    public SwitchParameter Size { get; set; }

    private ContainerFilterSettings Settings() => new()
    {
        Status = Status,
        Health = Health,
        ExitCode = ExitCode,
        Label = Label,
        Image = Image,
        Network = Network,
        Volume = Volume,
        Port = Port,
        CreatedAfter = CreatedAfter,
        CreatedBefore = CreatedBefore,
        StartedAfter = StartedAfter,
        StartedBefore = StartedBefore,
        FinishedAfter = FinishedAfter,
        FinishedBefore = FinishedBefore,
        Last = Last,
        Running = Running,
        Size = Size,
        Filter = Filter,
    };
}
