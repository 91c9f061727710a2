using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace DockerPS.Sessions;

/// <summary>
/// The context that Use-DockerContext has chosen for a runspace. One process may have several; those of jobs and of -Parallel begin
/// without a choice. It belongs to the pipeline thread: elsewhere there is none.
/// </summary>
internal static class RunspaceContext
{
    // A runspace that -Parallel uses again is emptied before, and gets another event manager then: what was chosen goes with the old one.
    private static readonly ConditionalWeakTable<PSEventManager, StrongBox<string?>> s_names = [];

    /// <summary>The context's name or an endpoint; null where the environment and the configuration choose.</summary>
    public static string? Name
    {
        get => Runspace.DefaultRunspace?.Events is { } runspace && s_names.TryGetValue(runspace, out var name) ? name.Value : null;
        set => s_names.GetOrCreateValue(Runspace.DefaultRunspace.Events).Value = value;
    }
}
