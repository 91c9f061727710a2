using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>Base class for cmdlets that set the settings of swarms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmSettingsCmdlet : FanOutCmdlet
{
    /// <summary>
    /// Locks managers when they stop: they then need the key from Get-SwarmUnlockKey; <c>:$false</c> disables it.
    /// </summary>
    [Parameter]
    public SwitchParameter Autolock { get; set; }

    /// <summary>Validity of the engines' certificates, at least an hour: <c>90d</c>, <c>12h</c>, a TimeSpan.</summary>
    [Parameter]
    [Alias("CertExpiry")]
    [DurationTransformation]
    public TimeSpan? CertificateExpiry { get; set; }

    /// <summary>Interval of the engines' heartbeats: <c>5s</c>, a TimeSpan.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? DispatcherHeartbeat { get; set; }

    /// <summary>Number of ended tasks to keep per slot; -1 for all.</summary>
    [Parameter]
    [ValidateRange(-1L, int.MaxValue)]
    public long? TaskHistoryLimit { get; set; }

    /// <summary>Number of log entries between two Raft snapshots.</summary>
    [Parameter]
    [ValidateRange(1L, long.MaxValue)]
    public long? SnapshotInterval { get; set; }

    /// <summary>Number of old Raft snapshots to keep.</summary>
    [Parameter]
    [Alias("MaxSnapshots")]
    [ValidateRange(0L, long.MaxValue)]
    public long? MaxSnapshot { get; set; }

    /// <summary>
    /// A hashtable merged into the settings, for options without a parameter:
    /// <c>@{ Raft = @{ LogEntriesForSlowFollowers = 1000 } }</c>.
    /// </summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>The overlay from -ApiOption; null for none.</summary>
    private protected JsonObject? Overlay { get; private set; }

    /// <summary>Whether a setting was given.</summary>
    private protected bool NamesSetting => Named(new()) != new SwarmSpec() || Overlay is not null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Overlay = ParseOrThrow(() => Parameters.ApiOption.ToJson(ApiOption));
        if (CertificateExpiry < SwarmLimits.ShortestCertificate)
        {
            ThrowInvalidParameter(SwarmLimits.TooShort(CertificateExpiry));
        }

        if (DispatcherHeartbeat <= TimeSpan.Zero)
        {
            ThrowInvalidParameter("-DispatcherHeartbeat must be greater than 0 seconds.");
        }
    }

    /// <summary>Returns the settings with those given by parameters replaced.</summary>
    private protected SwarmSpec Named(SwarmSpec spec) => spec with
    {
        EncryptionConfig = MyInvocation.BoundParameters.ContainsKey(nameof(Autolock))
            ? (spec.EncryptionConfig ?? new()) with { AutoLockManagers = Autolock.IsPresent }
            : spec.EncryptionConfig,
        Authority = CertificateExpiry is { } expiry
            ? (spec.Authority ?? new()) with { NodeCertExpiry = EngineTime.ToNanoseconds(expiry) }
            : spec.Authority,
        Dispatcher = DispatcherHeartbeat is { } period
            ? (spec.Dispatcher ?? new()) with { HeartbeatPeriod = EngineTime.ToNanoseconds(period) }
            : spec.Dispatcher,
        Orchestration = TaskHistoryLimit is { } limit
            ? (spec.Orchestration ?? new()) with { TaskHistoryRetentionLimit = limit }
            : spec.Orchestration,
        Raft = SnapshotInterval is null && MaxSnapshot is null ? spec.Raft : (spec.Raft ?? new()) with
        {
            SnapshotInterval = (ulong?)SnapshotInterval ?? spec.Raft?.SnapshotInterval,
            KeepOldSnapshots = (ulong?)MaxSnapshot ?? spec.Raft?.KeepOldSnapshots,
        },
    };

    /// <summary>Warns to save the unlock key if managers lock themselves from now on.</summary>
    private protected void WarnOfLocks()
    {
        if (Autolock)
        {
            WriteWarning(
                "The managers of the swarm now lock themselves when they stop. Save the key from Get-SwarmUnlockKey: "
                + "without it, a stopped manager cannot be used again.");
        }
    }
}
