using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace DockerPS.Sessions;

/// <summary>
/// The context that Use-DockerContext has selected for a runspace. A process may have several runspaces; those of jobs and -Parallel
/// start without a selection. Available on the pipeline thread only.
/// </summary>
internal static class RunspaceContext
{
    // When -Parallel reuses a runspace, it resets it with a new event manager, so the selection is discarded with the old one.
    private static readonly ConditionalWeakTable<PSEventManager, StrongBox<string?>> s_names = [];

    /// <summary>The name of the context, or an endpoint; null if the environment and the configuration decide.</summary>
    public static string? Name
    {
        get => Runspace.DefaultRunspace?.Events is { } runspace && s_names.TryGetValue(runspace, out var name) ? name.Value : null;
        set => s_names.GetOrCreateValue(Runspace.DefaultRunspace.Events).Value = value;
    }
}
