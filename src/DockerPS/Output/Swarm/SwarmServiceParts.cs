using System.Globalization;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS;

/// <summary>A mount of a service.</summary>
public sealed class SwarmServiceMount
{
    internal SwarmServiceMount(Mount mount)
    {
        Type = mount.Type ?? "bind";
        Source = mount.Source ?? "";
        Target = mount.Target ?? "";
        ReadOnly = mount.ReadOnly == true;
        Consistency = EngineValue.Text(mount.Consistency);
        Propagation = EngineValue.Text(mount.BindOptions?.Propagation);
        NonRecursive = mount.BindOptions?.NonRecursive == true;
        CreateMountpoint = mount.BindOptions?.CreateMountpoint == true;
        ReadOnlyNonRecursive = mount.BindOptions?.ReadOnlyNonRecursive == true;
        ReadOnlyForceRecursive = mount.BindOptions?.ReadOnlyForceRecursive == true;
        VolumeDriver = EngineValue.Text(mount.VolumeOptions?.DriverConfig?.Name);
        VolumeOption = EngineValue.Copy(mount.VolumeOptions?.DriverConfig?.Options);
        VolumeLabel = EngineValue.Copy(mount.VolumeOptions?.Labels);
        NoCopy = mount.VolumeOptions?.NoCopy == true;
        Subpath = EngineValue.Text(mount.VolumeOptions?.Subpath ?? mount.ImageOptions?.Subpath);
        TmpfsSize = mount.TmpfsOptions?.SizeBytes;
        TmpfsMode = mount.TmpfsOptions?.Mode is { } mode ? Convert.ToString(mode, 8) : null;
    }

    /// <summary>The type: bind, volume, tmpfs, npipe, cluster or image.</summary>
    public string Type { get; }

    /// <summary>The path on the node or the name of the volume; empty for none.</summary>
    public string Source { get; }

    /// <summary>The path in the containers.</summary>
    public string Target { get; }

    /// <summary>Whether the mount is read-only.</summary>
    public bool ReadOnly { get; }

    /// <summary>The bind propagation; null for other types, and for the default.</summary>
    public string? Propagation { get; }

    /// <summary>The consistency: default, consistent, cached or delegated; null if not set.</summary>
    public string? Consistency { get; }

    /// <summary>Whether submounts of a bind's source are excluded.</summary>
    public bool NonRecursive { get; }

    /// <summary>Whether a missing source of a bind is created.</summary>
    public bool CreateMountpoint { get; }

    /// <summary>Whether submounts of a read-only bind stay writable.</summary>
    public bool ReadOnlyNonRecursive { get; }

    /// <summary>Whether a bind fails unless all submounts can be made read-only.</summary>
    public bool ReadOnlyForceRecursive { get; }

    /// <summary>The driver of a new volume; null for the default of the engine.</summary>
    public string? VolumeDriver { get; }

    /// <summary>The options of the volume driver.</summary>
    public Dictionary<string, string> VolumeOption { get; }

    /// <summary>The labels of a new volume.</summary>
    public Dictionary<string, string> VolumeLabel { get; }

    /// <summary>Whether the image's files are not copied to a new volume.</summary>
    public bool NoCopy { get; }

    /// <summary>The mounted path in the volume or image; null for all of it.</summary>
    public string? Subpath { get; }

    /// <summary>The size limit of a tmpfs in bytes; null for no limit.</summary>
    public long? TmpfsSize { get; }

    /// <summary>The octal mode of a tmpfs; null for the default.</summary>
    public string? TmpfsMode { get; }

    /// <summary>Returns the mount in the form for docker's -v: <c>source:target[:ro]</c>.</summary>
    public override string ToString() => $"{(Source.Length > 0 ? Source : Type)}:{Target}{(ReadOnly ? ":ro" : "")}";
}

/// <summary>A secret or config in the containers of a service.</summary>
public sealed class SwarmServiceFile
{
    internal SwarmServiceFile(string? source, string? id, ServiceFile? file)
    {
        Source = source ?? "";
        Id = id ?? "";
        Target = file?.Name ?? "";
        UserId = file?.UserId ?? "";
        GroupId = file?.GroupId ?? "";
        Mode = file?.Mode is { } mode ? Convert.ToString(mode, 8).PadLeft(4, '0') : "";
    }

    /// <summary>The name of the secret or config.</summary>
    public string Source { get; }

    /// <summary>The id of the secret or config.</summary>
    public string Id { get; }

    /// <summary>The file in the container; for a secret, relative to /run/secrets.</summary>
    public string Target { get; }

    /// <summary>The user id of the file's owner.</summary>
    public string UserId { get; }

    /// <summary>The group id of the file.</summary>
    public string GroupId { get; }

    /// <summary>The octal mode of the file.</summary>
    public string Mode { get; }

    /// <summary>Returns the name, followed by the file if it has another name.</summary>
    public override string ToString() => Target.Length == 0 || Target == Source ? Source : $"{Source}:{Target}";
}

/// <summary>The restart policy for tasks of a service.</summary>
public sealed class SwarmRestartPolicy
{
    internal SwarmRestartPolicy(TaskRestartPolicy policy)
    {
        Condition = EngineValue.Text(policy.Condition) ?? "any";
        Delay = EngineTime.FromNanoseconds(policy.Delay);
        MaxAttempt = EngineValue.Limit(policy.MaxAttempts);
        Window = EngineTime.FromNanoseconds(policy.Window);
    }

    /// <summary>The condition for a restart: none, on-failure or any.</summary>
    public string Condition { get; }

    /// <summary>The delay before a restart; null for none.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>The maximum number of restarts; null for no limit.</summary>
    public long? MaxAttempt { get; }

    /// <summary>The time window in which restarts are counted; null for no limit.</summary>
    public TimeSpan? Window { get; }

    /// <summary>Returns the condition, with the maximum number of restarts.</summary>
    public override string ToString() => MaxAttempt is { } attempts
        ? string.Create(CultureInfo.InvariantCulture, $"{Condition}:{attempts}")
        : Condition;
}

/// <summary>The policy for updating or rolling back the tasks of a service.</summary>
public sealed class SwarmUpdatePolicy
{
    internal SwarmUpdatePolicy(UpdateConfig config)
    {
        Parallelism = config.Parallelism ?? 0;
        Delay = EngineTime.FromNanoseconds(config.Delay);
        FailureAction = EngineValue.Text(config.FailureAction) ?? "pause";
        Order = EngineValue.Text(config.Order) ?? "stop-first";
        Monitor = EngineTime.FromNanoseconds(config.Monitor);
        MaxFailureRatio = config.MaxFailureRatio ?? 0;
    }

    /// <summary>The number of tasks updated at the same time; 0 for all at once.</summary>
    public long Parallelism { get; }

    /// <summary>The delay between updates of tasks; null for none.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>The action on failure: pause, continue or rollback.</summary>
    public string FailureAction { get; }

    /// <summary>The order: stop-first or start-first.</summary>
    public string Order { get; }

    /// <summary>The time for which a new task is monitored for failure.</summary>
    public TimeSpan? Monitor { get; }

    /// <summary>The tolerated failure ratio, 0 to 1.</summary>
    public double MaxFailureRatio { get; }

    /// <summary>Returns a short description.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Parallelism == 0 ? "all at once" : $"{Parallelism} at a time")}, {Order}, {FailureAction} on failure");
}
