namespace DockerPS.Parameters;

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
