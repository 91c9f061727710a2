using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>Completes words that are known beforehand. They are suggestions: the engine may know others.</summary>
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
    ("created", "Made, never started"),
    ("running", "Its process runs"),
    ("paused", "Its processes are frozen"),
    ("restarting", "It ended and is being started again by its restart policy"),
    ("removing", "It is being removed"),
    ("exited", "Its process has ended"),
    ("dead", "Its removal failed; it cannot be started"));

/// <summary>Completes the states of health.</summary>
public sealed class HealthCompleter() : WordCompleter(
    ("healthy", "The last test went well"),
    ("unhealthy", "Too many tests in a row have failed"),
    ("starting", "Its start period has not ended"),
    ("none", "It has no health check"));

/// <summary>Completes signals.</summary>
public sealed class SignalCompleter() : WordCompleter(
    ("SIGTERM", "15: please end"),
    ("SIGKILL", "9: end at once; cannot be refused"),
    ("SIGINT", "2: interrupt, as Ctrl+C"),
    ("SIGHUP", "1: hang up; many services read their configuration again"),
    ("SIGQUIT", "3: quit; many services finish what they have begun"),
    ("SIGUSR1", "10: what the program makes of it"),
    ("SIGUSR2", "12: what the program makes of it"),
    ("SIGSTOP", "19: stop; cannot be refused"),
    ("SIGCONT", "18: go on"),
    ("SIGWINCH", "28: the window has changed; some services end gracefully"),
    ("SIGALRM", "14: the alarm clock"),
    ("SIGABRT", "6: abort, with a core dump"),
    ("SIGPIPE", "13: broken pipe"),
    ("SIGTRAP", "5: trace trap"),
    ("SIGSEGV", "11: invalid memory"),
    ("SIGCHLD", "17: a child has ended"),
    ("SIGTSTP", "20: stop from the terminal"));

/// <summary>Completes restart policies.</summary>
public sealed class RestartPolicyCompleter() : WordCompleter(
    ("no", "It stays ended"),
    ("always", "It is started again, also when the engine starts"),
    ("unless-stopped", "As always, unless it was stopped before the engine ended"),
    ("on-failure", "It is started again when its exit code is not 0"),
    ("on-failure:3", "The same, three times at most"));

/// <summary>Completes the drivers of networks.</summary>
public sealed class NetworkDriverCompleter() : WordCompleter(
    ("bridge", "A network of its own on the engine's computer"),
    ("host", "The engine's own network"),
    ("overlay", "A network across the engines of a swarm"),
    ("macvlan", "Containers have hardware addresses in the engine's own network"),
    ("ipvlan", "Containers have addresses in the engine's own network"),
    ("null", "No network"),
    ("nat", "A network of its own on Windows"),
    ("transparent", "Containers are in the engine's own network, on Windows"));

/// <summary>Completes the scopes of networks.</summary>
public sealed class ScopeCompleter() : WordCompleter(
    ("local", "On one engine"),
    ("swarm", "On all engines of a swarm"),
    ("global", "On all engines of a cluster of another kind"));

/// <summary>Completes the networks of builds.</summary>
public sealed class BuildNetworkCompleter() : WordCompleter(
    ("default", "A network like that of containers"),
    ("host", "The engine's own network"),
    ("none", "No network"));

/// <summary>Completes what events happen to.</summary>
public sealed class EventTypeCompleter() : WordCompleter(
    ("container", "Containers"),
    ("image", "Images"),
    ("volume", "Volumes"),
    ("network", "Networks"),
    ("builder", "The build cache"),
    ("daemon", "The engine itself"),
    ("plugin", "Plugins"),
    ("node", "The engines of a swarm"),
    ("service", "The services of a swarm"),
    ("secret", "The secrets of a swarm"),
    ("config", "The configurations of a swarm"));

/// <summary>Completes what happens.</summary>
public sealed class EventActionCompleter() : WordCompleter(
    ("create", "It was made"),
    ("start", "A container was started"),
    ("die", "A container's process ended"),
    ("stop", "A container was stopped"),
    ("kill", "A signal was sent to a container"),
    ("restart", "A container was restarted"),
    ("pause", "A container was paused"),
    ("unpause", "A container goes on"),
    ("rename", "A container got another name"),
    ("update", "Its settings were changed"),
    ("destroy", "A container or a volume was removed"),
    ("remove", "A network, or a part of a swarm, was removed"),
    ("oom", "A container ran out of memory"),
    ("health_status", "A container's health changed"),
    ("exec_create", "A command in a container was prepared"),
    ("exec_start", "A command in a container was started"),
    ("exec_die", "A command in a container ended"),
    ("attach", "Somebody was attached to a container"),
    ("detach", "Somebody was detached from a container"),
    ("copy", "Files were copied out of a container"),
    ("archive-path", "Files were read from a container"),
    ("extract-to-dir", "Files were written into a container"),
    ("export", "A container's files were exported"),
    ("commit", "An image was made of a container"),
    ("resize", "The window of a container's terminal changed"),
    ("top", "A container's processes were listed"),
    ("pull", "An image was received"),
    ("push", "An image was published"),
    ("tag", "An image got a name"),
    ("untag", "An image lost a name"),
    ("delete", "An image was removed"),
    ("load", "An image was taken in"),
    ("save", "An image was exported"),
    ("import", "An image was made of files"),
    ("mount", "A volume was mounted"),
    ("unmount", "A volume was unmounted"),
    ("connect", "A container was connected to a network"),
    ("disconnect", "A container was disconnected from a network"),
    ("prune", "What was unused was removed"),
    ("reload", "The engine read its configuration again"));

/// <summary>Completes what constraints of services are about.</summary>
public sealed class ConstraintCompleter() : WordCompleter(
    ("node.role==manager", "Managers of the swarm"),
    ("node.role==worker", "Workers of the swarm"),
    ("node.hostname==", "A node by its name"),
    ("node.id==", "A node by its id"),
    ("node.labels.", "Nodes by a label of theirs"),
    ("node.platform.os==", "Nodes by their operating system"),
    ("node.platform.arch==", "Nodes by their processor"),
    ("engine.labels.", "Nodes by a label of their engine"));
