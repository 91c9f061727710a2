using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of swarms, nodes, secrets and configs.</summary>
internal static class SwarmErrors
{
    private const string TokenAdvice =
        "Use Get-SwarmJoinToken on a manager to get the current token. Reset-SwarmJoinToken invalidates older tokens.";

    private const string KeyAdvice = "Use Get-SwarmUnlockKey to get the key from a manager that is not locked.";
    private const string SwarmDriverAdvice = "Check the driver's name, and that its plugin is installed and enabled on the managers.";

    /// <summary>Phrases of the engine's swarm errors, each with its error id and remedy. <c>{noun}</c> is replaced by the kind.</summary>
    private static readonly (string Phrase, string Id, ErrorCategory Category, string? Advice)[] s_swarmRefusals =
    [
        ("is already part of a swarm", "SwarmConnected", ErrorCategory.ResourceExists, "Use Disconnect-Swarm to leave it."),
        ("is not part of a swarm", "SwarmNotConnected", ErrorCategory.InvalidOperation,
            "Use Connect-Swarm to join a swarm, or Initialize-Swarm to create one."),
        ("participating as a manager", "SwarmConflict", ErrorCategory.InvalidOperation,
            "Demote it first with Set-SwarmNode -Role Worker, or use -Force to leave anyway. A swarm without managers is lost."),
        ("Swarm is encrypted and locked", "SwarmLocked", ErrorCategory.ResourceUnavailable,
            "Unlock it with Unlock-Swarm, or use -Force to leave anyway."),
        ("invalid join token", "SwarmJoinTokenRefused", ErrorCategory.AuthenticationError, TokenAdvice),
        ("valid join token is necessary", "SwarmJoinTokenRefused", ErrorCategory.AuthenticationError, TokenAdvice),
        ("does not match fingerprint", "SwarmJoinTokenRefused", ErrorCategory.AuthenticationError, TokenAdvice),
        ("Timeout was reached before node", "SwarmJoinPending", ErrorCategory.OperationTimeout,
            "The engine keeps trying: (Get-DockerInfo).Swarm shows its state, and Disconnect-Swarm -Force stops it. "
                + "Check the address, and that the ports 2377, 7946 and 4789 are open."),
        ("invalid key provided", "SwarmUnlockKeyRefused", ErrorCategory.AuthenticationError, KeyAdvice),
        ("invalid key string", "SwarmUnlockKeyRefused", ErrorCategory.AuthenticationError, KeyAdvice),
        ("--advertise-addr", "SwarmAddressNeeded", ErrorCategory.InvalidArgument,
            "Use -AdvertiseAddress to specify the address at which other nodes reach it."),
        ("update out of sequence", "{noun}Conflict", ErrorCategory.InvalidOperation,
            "It was changed by someone else at the same time, and this change was not applied. Run the command again."),
        ("node lost leader status", "SwarmLeaderMissing", ErrorCategory.ResourceUnavailable,
            "The managers are electing a new leader. Run the command again when they have; the change may already have been applied."),
        ("is already in use by service", "ServicePortInUse", ErrorCategory.ResourceExists,
            "Choose another port, or remove it from the service that has it: Set-SwarmService -Remove @{ Port = … }."),
        ("is not down and can't be removed", "NodeConflict", ErrorCategory.InvalidOperation,
            "Run Disconnect-Swarm on its own engine first, or use -Force to remove it anyway."),
        ("must be demoted to worker", "NodeConflict", ErrorCategory.InvalidOperation, "Demote it with Set-SwarmNode -Role Worker."),
        ("last manager of the swarm", "NodeConflict", ErrorCategory.InvalidOperation,
            "Promote another node first with Set-SwarmNode -Role Manager."),
        ("loss of quorum", "NodeConflict", ErrorCategory.InvalidOperation,
            "Restart the managers that are down, or promote another node first."),
    ];

    /// <summary>The engine cannot serve swarm requests.</summary>
    internal static ErrorRecord SwarmNotAvailable(DockerSwarmException error, object? target) => error.Failure switch
    {
        SwarmFailure.Locked => CommonErrors.Record(
            new PSInvalidOperationException("The engine is a locked manager: it locked itself when it stopped.", error),
            "SwarmLocked",
            ErrorCategory.ResourceUnavailable,
            target,
            "Unlock it with Unlock-Swarm and the key from Get-SwarmUnlockKey on another manager."),
        SwarmFailure.LeaderMissing => CommonErrors.Record(
            new PSInvalidOperationException(
                "The swarm has no leader: too few of its managers are available to elect one, or they have not elected one yet.", error),
            "SwarmLeaderMissing",
            ErrorCategory.ResourceUnavailable,
            target,
            "More than half of the managers must be available: start their engines. "
                + "If they are lost for good, Initialize-Swarm -ForceNewCluster creates a new swarm from the state of this one."),
        _ when error.Managers.Count > 0 => CommonErrors.Record(
            new PSInvalidOperationException(
                $"The engine is a swarm worker, and this requires a manager. The managers are at {string.Join(", ", error.Managers)}.",
                error),
            "SwarmManagerNeeded",
            ErrorCategory.InvalidOperation,
            target,
            "Use -Context to name the engine of a manager, or run Set-SwarmNode -Role Manager there to promote this one."),
        _ => CommonErrors.Record(
            new PSInvalidOperationException("The engine is not in a swarm, and this requires a swarm manager.", error),
            "SwarmManagerNeeded",
            ErrorCategory.InvalidOperation,
            target,
            "Use Initialize-Swarm to create a swarm, Connect-Swarm to join one, or -Context to name the engine of a manager."),
    };

    /// <summary>A new cluster cannot be forced from an autolocked swarm.</summary>
    public static ErrorRecord SwarmLocksItself(string engine) => CommonErrors.Record(
        new PSInvalidOperationException(
            "The swarm was not changed: autolock is on, and an engine that forces a new cluster cannot decrypt its previous state."),
        "SwarmNotSuitable",
        ErrorCategory.InvalidOperation,
        engine,
        "Turn it off with Set-Swarm -Autolock:$false.");

    /// <summary>Returns whether a task's log ended because its node is unreachable.</summary>
    internal static bool IsNodeMissing(DockerOperationException error) =>
        error.Message.Contains("incomplete log stream", StringComparison.Ordinal)
        && error.Message.Contains(": node ", StringComparison.Ordinal);

    /// <summary>The node that has the task's log is unreachable.</summary>
    internal static ErrorRecord NodeMissing(DockerOperationException error, object? target) => CommonErrors.Record(
        new PSInvalidOperationException($"The log of '{target}' cannot be read: the node that has it does not respond.", error),
        "SwarmNodeMissing",
        ErrorCategory.ResourceUnavailable,
        target,
        "Get-SwarmTask shows the node, and Get-SwarmNode its state. The log can be read again once its engine is back.");

    /// <summary>The swarm has no unlock key, as autolock is off.</summary>
    public static ErrorRecord UnlockKeyMissing(string engine) => CommonErrors.Record(
        new PSInvalidOperationException("The swarm has no unlock key: autolock is off."),
        "SwarmUnlockKeyMissing",
        ErrorCategory.ObjectNotFound,
        engine,
        "Turn it on with Set-Swarm -Autolock.");

    /// <summary>
    /// Maps the swarm errors of engines, which have wordings and statuses of their own; null if the error has another cause.
    /// </summary>
    internal static ErrorRecord? RefusedBySwarm(DockerApiException error, object? target, string noun)
    {
        var isContent = noun is "Secret" or "Config";
        var (phrase, id, category, advice) = Array.Find(s_swarmRefusals, known => Contains(error, known.Phrase));
        if (phrase is not null)
        {
            return CommonErrors.Record(error, id.Replace("{noun}", noun, StringComparison.Ordinal), category, target, advice);
        }

        if (isContent && Contains(error, "is in use by the following service"))
        {
            return CommonErrors.Record(
                error,
                noun == "Secret" ? "SecretInUse" : "ConfigInUse",
                ErrorCategory.ResourceBusy,
                target,
                "Remove it from the services first with Set-SwarmService, or remove them.");
        }

        if (isContent
            && error.StatusCode == HttpStatusCode.InternalServerError
            && error.Message.StartsWith("plugin \"", StringComparison.Ordinal))
        {
            return CommonErrors.Record(error, "DriverNotFound", ErrorCategory.ObjectNotFound, target, SwarmDriverAdvice);
        }

        return noun == "Swarm" && Contains(error, "connection error") ? CommonErrors.Record(
            error,
            "SwarmManagerUnreachable",
            ErrorCategory.ConnectionError,
            target,
            "Check the address, and that this engine can reach the manager's port, usually 2377.") : null;
    }

    private static bool Contains(DockerApiException error, string phrase) => error.Message.Contains(phrase, StringComparison.Ordinal);
}
