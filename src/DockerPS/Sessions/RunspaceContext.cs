using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace DockerPS.Sessions;

/// <summary>
/// The context that Use-DockerContext has chosen for a runspace. One process may have several; those of jobs and of -Parallel begin
/// without a choice. It belongs to the pipeline thread: elsewhere there is none.
/// </summary>
internal static class RunspaceContext
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<string?>> s_names = [];

    /// <summary>The context's name or an endpoint; null where the environment and the configuration choose.</summary>
    public static string? Name
    {
        get => Runspace.DefaultRunspace is { } runspace && s_names.TryGetValue(runspace, out var name) ? name.Value : null;
        set => s_names.GetOrCreateValue(Runspace.DefaultRunspace).Value = value;
    }
}
