using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of swarms, nodes, secrets and configs.</summary>
internal static class SwarmErrors
{
    private const string TokenAdvice = "Get-SwarmJoinToken gives the token, on a manager of the swarm. Reset-SwarmJoinToken ends older ones.";
    private const string KeyAdvice = "Get-SwarmUnlockKey gives the key, on a manager that is not locked.";
    private const string SwarmDriverAdvice = "Check the name of the driver, and that its plugin is installed and enabled on the managers.";

    /// <summary>What engines refuse about swarms: the id, in which <c>{noun}</c> stands for the kind, and what to do.</summary>
    private static readonly (string Words, string Id, ErrorCategory Category, string? Advice)[] s_swarmRefusals =
    [
        ("is already part of a swarm", "SwarmConnected", ErrorCategory.ResourceExists, "Disconnect-Swarm has the engine leave it."),
        ("is not part of a swarm", "SwarmNotConnected", ErrorCategory.InvalidOperation, "Connect-Swarm has the engine join one, Initialize-Swarm makes one."),
        ("participating as a manager", "SwarmConflict", ErrorCategory.InvalidOperation,
            "Set-SwarmNode -Role Worker first leaves the others in order. -Force leaves all the same; with its last manager the swarm ends."),
        ("Swarm is encrypted and locked", "SwarmLocked", ErrorCategory.ResourceUnavailable, "Unlock-Swarm unlocks it. -Force leaves all the same."),
        ("invalid join token", "SwarmJoinTokenRefused", ErrorCategory.AuthenticationError, TokenAdvice),
        ("valid join token is necessary", "SwarmJoinTokenRefused", ErrorCategory.AuthenticationError, TokenAdvice),
        ("does not match fingerprint", "SwarmJoinTokenRefused", ErrorCategory.AuthenticationError, TokenAdvice),
        ("Timeout was reached before node", "SwarmJoinPending", ErrorCategory.OperationTimeout,
            "The engine goes on trying: (Get-DockerInfo).Swarm shows its state, and Disconnect-Swarm -Force ends it. Check the address and that the ports 2377, 7946 and 4789 are open."),
        ("invalid key provided", "SwarmUnlockKeyRefused", ErrorCategory.AuthenticationError, KeyAdvice),
        ("invalid key string", "SwarmUnlockKeyRefused", ErrorCategory.AuthenticationError, KeyAdvice),
        ("--advertise-addr", "SwarmAddressNeeded", ErrorCategory.InvalidArgument, "Say with -AdvertiseAddress by which address the others reach it."),
        ("update out of sequence", "{noun}Conflict", ErrorCategory.InvalidOperation, "It was changed by somebody else at the same time, and nothing was done. Run the command again."),
        ("node lost leader status", "SwarmLeaderMissing", ErrorCategory.ResourceUnavailable,
            "The managers choose another leader. Run the command again when they have; it may be done already."),
        ("is already in use by service", "ServicePortInUse", ErrorCategory.ResourceExists, "Choose another port, or take it from the service that has it: Set-SwarmService -Remove @{ Port = … }."),
        ("is not down and can't be removed", "NodeConflict", ErrorCategory.InvalidOperation,
            "Have it leave first, with Disconnect-Swarm on its own engine. -Force removes it all the same."),
        ("must be demoted to worker", "NodeConflict", ErrorCategory.InvalidOperation, "Set-SwarmNode -Role Worker makes it one."),
        ("last manager of the swarm", "NodeConflict", ErrorCategory.InvalidOperation, "Set-SwarmNode -Role Manager makes another node a manager first."),
        ("loss of quorum", "NodeConflict", ErrorCategory.InvalidOperation, "Bring the managers back that are down, or make another node a manager first."),
    ];

    /// <summary>An engine that can do nothing that concerns a swarm.</summary>
    internal static ErrorRecord SwarmNotAvailable(DockerSwarmException error, object? target) => error.Failure switch
    {
        SwarmFailure.Locked => CommonErrors.Record(
            new PSInvalidOperationException("The engine is a manager of a swarm that has locked itself when it stopped.", error),
            "SwarmLocked",
            ErrorCategory.ResourceUnavailable,
            target,
            "Unlock-Swarm unlocks it with the key that Get-SwarmUnlockKey gives on another manager."),
        SwarmFailure.LeaderMissing => CommonErrors.Record(
            new PSInvalidOperationException("The swarm has no leader at present: its managers that are there are too few to agree on one, or have not done so yet.", error),
            "SwarmLeaderMissing",
            ErrorCategory.ResourceUnavailable,
            target,
            "More than half of the managers have to be there: start their engines. Where they are lost for good, Initialize-Swarm -ForceNewCluster makes a swarm of what this one knows."),
        _ when error.Managers.Count > 0 => CommonErrors.Record(
            new PSInvalidOperationException($"The engine is a worker of a swarm; only a manager can do this. Managers are at {string.Join(", ", error.Managers)}.", error),
            "SwarmManagerNeeded",
            ErrorCategory.InvalidOperation,
            target,
            "Name a manager's engine with -Context, or make this one a manager there, with Set-SwarmNode -Role Manager."),
        _ => CommonErrors.Record(
            new PSInvalidOperationException("The engine is in no swarm; this needs a manager of one.", error),
            "SwarmManagerNeeded",
            ErrorCategory.InvalidOperation,
            target,
            "Initialize-Swarm makes a swarm, Connect-Swarm has the engine join one. Or name a manager's engine with -Context."),
    };

    /// <summary>A swarm that a manager cannot make anew of what it knows.</summary>
    public static ErrorRecord SwarmLocksItself(string engine) => CommonErrors.Record(
        new PSInvalidOperationException("The swarm was left as it is: its managers lock themselves, and an engine that makes a new swarm cannot open what it knows of such a one."),
        "SwarmNotSuitable",
        ErrorCategory.InvalidOperation,
        engine,
        "Set-Swarm -Autolock:$false ends that.");

    /// <summary>Whether the log of a task ends since its node does not answer.</summary>
    internal static bool IsNodeMissing(DockerOperationException error) => error.Message.Contains("incomplete log stream", StringComparison.Ordinal) && error.Message.Contains(": node ", StringComparison.Ordinal);

    /// <summary>The lines of a task are on its node, and nowhere else.</summary>
    internal static ErrorRecord NodeMissing(DockerOperationException error, object? target) => CommonErrors.Record(
        new PSInvalidOperationException($"What '{target}' has written cannot be read, since the node that has it does not answer.", error),
        "SwarmNodeMissing",
        ErrorCategory.ResourceUnavailable,
        target,
        "Get-SwarmTask tells the node, and Get-SwarmNode its state. The lines are there again when its engine is.");

    /// <summary>A swarm whose managers do not lock themselves has no key.</summary>
    public static ErrorRecord UnlockKeyMissing(string engine) => CommonErrors.Record(
        new PSInvalidOperationException("The swarm has no unlock key: its managers do not lock themselves."),
        "SwarmUnlockKeyMissing",
        ErrorCategory.ObjectNotFound,
        engine,
        "Set-Swarm -Autolock has them lock themselves when they stop.");

    /// <summary>What engines refuse about swarms, in words and by statuses of their own; null for anything else.</summary>
    internal static ErrorRecord? RefusedBySwarm(DockerApiException error, object? target, string noun)
    {
        var (words, id, category, advice) = Array.Find(s_swarmRefusals, known => error.Message.Contains(known.Words, StringComparison.Ordinal));
        return words is not null ? CommonErrors.Record(error, id.Replace("{noun}", noun, StringComparison.Ordinal), category, target, advice)
            : noun is "Secret" or "Config" && error.Message.Contains("is in use by the following service", StringComparison.Ordinal) ? CommonErrors.Record(
                error,
                noun == "Secret" ? "SecretInUse" : "ConfigInUse",
                ErrorCategory.ResourceBusy,
                target,
                "Take it out of the services first, with Set-SwarmService, or remove them.")
            : noun is "Secret" or "Config" && error.StatusCode == HttpStatusCode.InternalServerError && error.Message.StartsWith("plugin \"", StringComparison.Ordinal) ? CommonErrors.Record(
                error, "DriverNotFound", ErrorCategory.ObjectNotFound, target, SwarmDriverAdvice)
            : noun == "Swarm" && error.Message.Contains("connection error", StringComparison.Ordinal) ? CommonErrors.Record(
                error, "SwarmManagerUnreachable", ErrorCategory.ConnectionError, target, "Check the address, and that the manager's port, usually 2377, is open for this engine.")
            : null;
    }
}
