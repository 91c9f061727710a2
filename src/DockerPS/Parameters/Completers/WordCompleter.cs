using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>Base class for completers of a fixed list of words. The words are suggestions: the engine may accept others.</summary>
public abstract class WordCompleter(params (string Word, string Meaning)[] words) : IArgumentCompleter
{
    /// <summary>The words.</summary>
    internal IEnumerable<string> Words => words.Select(entry => entry.Word);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        [.. words.SelectMany(entry => Completion.Match(wordToComplete, entry.Word, entry.Meaning))];
}

/// <summary>Completes the states of containers.</summary>
public sealed class StatusCompleter() : WordCompleter(
    ("created", "Created, never started"),
    ("running", "Running"),
    ("paused", "Its processes are frozen"),
    ("restarting", "Exited, and being restarted by its restart policy"),
    ("removing", "Being removed"),
    ("exited", "Its process has exited"),
    ("dead", "Its removal failed; it cannot be started"));

/// <summary>Completes the health states of containers.</summary>
public sealed class HealthCompleter() : WordCompleter(
    ("healthy", "The last check passed"),
    ("unhealthy", "Too many checks in a row failed"),
    ("starting", "In its start period"),
    ("none", "Without a health check"));

/// <summary>Completes signals.</summary>
public sealed class SignalCompleter() : WordCompleter(
    ("SIGTERM", "15: terminate; the program may clean up"),
    ("SIGKILL", "9: kill; cannot be caught or ignored"),
    ("SIGINT", "2: interrupt, as Ctrl+C"),
    ("SIGHUP", "1: hang up; many services reload their configuration"),
    ("SIGQUIT", "3: quit; many services shut down gracefully"),
    ("SIGUSR1", "10: defined by the program"),
    ("SIGUSR2", "12: defined by the program"),
    ("SIGSTOP", "19: stop; cannot be caught or ignored"),
    ("SIGCONT", "18: continue"),
    ("SIGWINCH", "28: window size changed; some services shut down gracefully"),
    ("SIGALRM", "14: alarm clock"),
    ("SIGABRT", "6: abort, with a core dump"),
    ("SIGPIPE", "13: broken pipe"),
    ("SIGTRAP", "5: trace trap"),
    ("SIGSEGV", "11: invalid memory access"),
    ("SIGCHLD", "17: a child process exited"),
    ("SIGTSTP", "20: stop from the terminal"));

/// <summary>Completes restart policies.</summary>
public sealed class RestartPolicyCompleter() : WordCompleter(
    ("no", "Never restarted"),
    ("always", "Always restarted, also when the engine starts"),
    ("unless-stopped", "Like always, unless it was stopped before the engine restarted"),
    ("on-failure", "Restarted when its exit code is not 0"),
    ("on-failure:3", "The same, at most three times"));

/// <summary>Completes the drivers of networks.</summary>
public sealed class NetworkDriverCompleter() : WordCompleter(
    ("bridge", "A private network on the engine's host"),
    ("host", "The host's own network"),
    ("overlay", "A network across the nodes of a swarm"),
    ("macvlan", "Containers have MAC addresses in the host's network"),
    ("ipvlan", "Containers have IP addresses in the host's network"),
    ("null", "No network"),
    ("nat", "A private network on Windows"),
    ("transparent", "Containers are in the host's network, on Windows"));

/// <summary>Completes the scopes of networks.</summary>
public sealed class ScopeCompleter() : WordCompleter(
    ("local", "On one engine"),
    ("swarm", "On all nodes of a swarm"),
    ("global", "On all engines of another kind of cluster"));

/// <summary>Completes the network modes of builds.</summary>
public sealed class BuildNetworkCompleter() : WordCompleter(
    ("default", "The default network of containers"),
    ("host", "The host's own network"),
    ("none", "No network"));

/// <summary>Completes the object types of events.</summary>
public sealed class EventTypeCompleter() : WordCompleter(
    ("container", "Containers"),
    ("image", "Images"),
    ("volume", "Volumes"),
    ("network", "Networks"),
    ("builder", "The build cache"),
    ("daemon", "The engine itself"),
    ("plugin", "Plugins"),
    ("node", "Swarm nodes"),
    ("service", "Swarm services"),
    ("secret", "Swarm secrets"),
    ("config", "Swarm configs"));

/// <summary>Completes the actions of events.</summary>
public sealed class EventActionCompleter() : WordCompleter(
    ("create", "An object was created"),
    ("start", "A container was started"),
    ("die", "A container's process exited"),
    ("stop", "A container was stopped"),
    ("kill", "A signal was sent to a container"),
    ("restart", "A container was restarted"),
    ("pause", "A container was paused"),
    ("unpause", "A container was resumed"),
    ("rename", "A container was renamed"),
    ("update", "Settings were changed"),
    ("destroy", "A container or volume was removed"),
    ("remove", "A network or a swarm object was removed"),
    ("oom", "A container ran out of memory"),
    ("health_status", "A container's health changed"),
    ("exec_create", "A command in a container was created"),
    ("exec_start", "A command in a container was started"),
    ("exec_die", "A command in a container exited"),
    ("attach", "A client attached to a container"),
    ("detach", "A client detached from a container"),
    ("copy", "Files were copied from a container"),
    ("archive-path", "Files were read from a container"),
    ("extract-to-dir", "Files were written to a container"),
    ("export", "A container's file system was exported"),
    ("commit", "An image was created from a container"),
    ("resize", "A container's terminal was resized"),
    ("top", "A container's processes were listed"),
    ("pull", "An image was pulled"),
    ("push", "An image was pushed"),
    ("tag", "An image was tagged"),
    ("untag", "An image was untagged"),
    ("delete", "An image was removed"),
    ("load", "An image was loaded from a file"),
    ("save", "An image was saved to a file"),
    ("import", "An image was created from an archive"),
    ("mount", "A volume was mounted"),
    ("unmount", "A volume was unmounted"),
    ("connect", "A container was connected to a network"),
    ("disconnect", "A container was disconnected from a network"),
    ("prune", "Unused objects were removed"),
    ("reload", "The engine reloaded its configuration"));

/// <summary>Completes the placement constraints of services.</summary>
public sealed class ConstraintCompleter() : WordCompleter(
    ("node.role==manager", "Managers"),
    ("node.role==worker", "Workers"),
    ("node.hostname==", "A node, by name"),
    ("node.id==", "A node, by id"),
    ("node.labels.", "Nodes, by node label"),
    ("node.platform.os==", "Nodes, by operating system"),
    ("node.platform.arch==", "Nodes, by processor architecture"),
    ("engine.labels.", "Nodes, by engine label"));
