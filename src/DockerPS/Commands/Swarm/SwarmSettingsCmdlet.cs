using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json.Nodes;
using DockerPS.Engine.Models;
using DockerPS.Operations;
using DockerPS.Output;
using DockerPS.Parameters;

namespace DockerPS.Commands;

/// <summary>A cmdlet that makes or changes the settings of swarms.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SwarmSettingsCmdlet : FanOutCmdlet
{
    /// <summary>Has managers lock themselves when they stop: they then need the key of Get-SwarmUnlockKey; <c>:$false</c> ends that.</summary>
    [Parameter]
    public SwitchParameter Autolock { get; set; }

    /// <summary>How long the engines' certificates are good, an hour at least: <c>90d</c>, <c>12h</c>, a TimeSpan.</summary>
    [Parameter]
    [Alias("CertExpiry")]
    [DurationTransformation]
    public TimeSpan? CertificateExpiry { get; set; }

    /// <summary>How often engines report: <c>5s</c>, a TimeSpan.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? DispatcherHeartbeat { get; set; }

    /// <summary>How many tasks that have ended are kept of each place; -1 for all.</summary>
    [Parameter]
    [ValidateRange(-1L, int.MaxValue)]
    public long? TaskHistoryLimit { get; set; }

    /// <summary>The number of log entries between two snapshots of the swarm's state.</summary>
    [Parameter]
    [ValidateRange(1L, long.MaxValue)]
    public long? SnapshotInterval { get; set; }

    /// <summary>How many snapshots are kept besides the newest.</summary>
    [Parameter]
    [Alias("MaxSnapshots")]
    [ValidateRange(0L, long.MaxValue)]
    public long? MaxSnapshot { get; set; }

    /// <summary>A hashtable laid over the settings, for what has no parameter: <c>@{ Raft = @{ LogEntriesForSlowFollowers = 1000 } }</c>.</summary>
    [Parameter]
    public IDictionary? ApiOption { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Swarm";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>What -ApiOption gives.</summary>
    private protected JsonObject? Overlay { get; private set; }

    /// <summary>Whether a setting was named.</summary>
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
            ThrowInvalidParameter("Engines cannot report all the time: -DispatcherHeartbeat takes more than 0 seconds.");
        }
    }

    /// <summary>The settings with those that were named.</summary>
    private protected SwarmSpec Named(SwarmSpec spec) => spec with
    {
        EncryptionConfig = MyInvocation.BoundParameters.ContainsKey(nameof(Autolock)) ? (spec.EncryptionConfig ?? new()) with { AutoLockManagers = Autolock.IsPresent } : spec.EncryptionConfig,
        Authority = CertificateExpiry is { } expiry ? (spec.Authority ?? new()) with { NodeCertExpiry = EngineTime.ToNanoseconds(expiry) } : spec.Authority,
        Dispatcher = DispatcherHeartbeat is { } period ? (spec.Dispatcher ?? new()) with { HeartbeatPeriod = EngineTime.ToNanoseconds(period) } : spec.Dispatcher,
        Orchestration = TaskHistoryLimit is { } limit ? (spec.Orchestration ?? new()) with { TaskHistoryRetentionLimit = limit } : spec.Orchestration,
        Raft = SnapshotInterval is null && MaxSnapshot is null ? spec.Raft : (spec.Raft ?? new()) with
        {
            SnapshotInterval = (ulong?)SnapshotInterval ?? spec.Raft?.SnapshotInterval,
            KeepOldSnapshots = (ulong?)MaxSnapshot ?? spec.Raft?.KeepOldSnapshots,
        },
    };

    /// <summary>Says what there is to keep, where managers begin to lock themselves.</summary>
    private protected void WarnOfLocks()
    {
        if (Autolock)
        {
            WriteWarning("The managers of the swarm now lock themselves when they stop. Keep what Get-SwarmUnlockKey gives: without the key, none that has stopped can be used again.");
        }
    }
}
