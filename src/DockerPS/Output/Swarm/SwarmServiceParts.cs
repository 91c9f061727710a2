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

    /// <summary>bind, volume, tmpfs, npipe, cluster or image.</summary>
    public string Type { get; }

    /// <summary>The path on the node, or the volume's name; empty for none.</summary>
    public string Source { get; }

    /// <summary>The path in the containers.</summary>
    public string Target { get; }

    /// <summary>Whether it cannot be written to.</summary>
    public bool ReadOnly { get; }

    /// <summary>How mounts propagate; null where it is no bind, or for what is usual.</summary>
    public string? Propagation { get; }

    /// <summary>default, consistent, cached or delegated; null if nothing was said.</summary>
    public string? Consistency { get; }

    /// <summary>Whether mounts below the source of a bind stay out.</summary>
    public bool NonRecursive { get; }

    /// <summary>Whether a missing source of a bind is made.</summary>
    public bool CreateMountpoint { get; }

    /// <summary>Whether only a read-only bind itself is read-only, and not what is mounted below it.</summary>
    public bool ReadOnlyNonRecursive { get; }

    /// <summary>Whether a bind fails if not all that is mounted below it can be read-only.</summary>
    public bool ReadOnlyForceRecursive { get; }

    /// <summary>The driver of a new volume; null for the engine's usual one.</summary>
    public string? VolumeDriver { get; }

    /// <summary>The options of that driver.</summary>
    public Dictionary<string, string> VolumeOption { get; }

    /// <summary>The labels of a new volume.</summary>
    public Dictionary<string, string> VolumeLabel { get; }

    /// <summary>Whether the image's files are not copied into a new volume.</summary>
    public bool NoCopy { get; }

    /// <summary>The path in the volume or image that is mounted; null for all of it.</summary>
    public string? Subpath { get; }

    /// <summary>The size of a tmpfs in bytes; null for no limit.</summary>
    public long? TmpfsSize { get; }

    /// <summary>The octal mode of a tmpfs; null for what is usual.</summary>
    public string? TmpfsMode { get; }

    /// <summary>As docker's -v takes it: <c>source:target[:ro]</c>.</summary>
    public override string ToString() => $"{(Source.Length > 0 ? Source : Type)}:{Target}{(ReadOnly ? ":ro" : "")}";
}

/// <summary>A secret or a configuration in the containers of a service.</summary>
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

    /// <summary>The name of the secret or configuration.</summary>
    public string Source { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its file in the container; that of a secret is below /run/secrets.</summary>
    public string Target { get; }

    /// <summary>The number of the file's owner.</summary>
    public string UserId { get; }

    /// <summary>The number of the file's group.</summary>
    public string GroupId { get; }

    /// <summary>The file's octal mode.</summary>
    public string Mode { get; }

    /// <summary>The name; with the file where that is called otherwise.</summary>
    public override string ToString() => Target.Length == 0 || Target == Source ? Source : $"{Source}:{Target}";
}

/// <summary>What happens when a task of a service ends.</summary>
public sealed class SwarmRestartPolicy
{
    internal SwarmRestartPolicy(TaskRestartPolicy policy)
    {
        Condition = EngineValue.Text(policy.Condition) ?? "any";
        Delay = EngineTime.FromNanoseconds(policy.Delay);
        MaxAttempt = EngineValue.Limit(policy.MaxAttempts);
        Window = EngineTime.FromNanoseconds(policy.Window);
    }

    /// <summary>When another begins: none, on-failure or any.</summary>
    public string Condition { get; }

    /// <summary>The time before that; null for none.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>How often at most; null for no limit.</summary>
    public long? MaxAttempt { get; }

    /// <summary>The time in which attempts are counted; null for all time.</summary>
    public TimeSpan? Window { get; }

    /// <summary>The condition, with the number of attempts.</summary>
    public override string ToString() => MaxAttempt is { } attempts ? string.Create(CultureInfo.InvariantCulture, $"{Condition}:{attempts}") : Condition;
}

/// <summary>How the tasks of a service are replaced.</summary>
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

    /// <summary>How many at the same time; 0 for all at once.</summary>
    public long Parallelism { get; }

    /// <summary>The time between one and the next; null for none.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>What happens when one fails: pause, continue or rollback.</summary>
    public string FailureAction { get; }

    /// <summary>stop-first or start-first.</summary>
    public string Order { get; }

    /// <summary>How long a new task is watched for failure.</summary>
    public TimeSpan? Monitor { get; }

    /// <summary>The share that may fail, 0 to 1.</summary>
    public double MaxFailureRatio { get; }

    /// <summary>In a few words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Parallelism == 0 ? "all at once" : $"{Parallelism} at a time")}, {Order}, {FailureAction} on failure");
}
