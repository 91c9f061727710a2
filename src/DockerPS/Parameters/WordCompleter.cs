using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace DockerPS.Parameters;

/// <summary>Completes words that are known beforehand. They are suggestions: the engine may know others.</summary>
public abstract class WordCompleter(params (string Word, string Meaning)[] words) : IArgumentCompleter
{
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
