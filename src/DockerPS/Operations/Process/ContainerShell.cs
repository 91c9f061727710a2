using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Selects the shell of a container if no command is given.</summary>
internal static class ContainerShell
{
    /// <summary>
    /// Runs the first available shell of a list. The container itself checks them, as checking from outside would need a request for each.
    /// The script requires <c>sh</c>, which is the last choice anyway.
    /// </summary>
    private const string FirstAvailable = "for shell; do command -v \"$shell\" >/dev/null 2>&1 && exec \"$shell\"; done; exec sh";

    /// <summary>
    /// Returns the command that runs the shell: the one of the image (<c>SHELL</c> in its Dockerfile), else bash, else sh.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindAsync(
        ContainerTarget target, ContainerTargetState state, CancellationToken cancellationToken)
    {
        var image = await target.Engine.Client.Images.InspectAsync(state.Image, cancellationToken).ConfigureAwait(false);
        var own = image.Config?.Shell is [var shell, ..] ? shell : null;
        return state.IsWindows ? [own ?? "cmd"]
            : own is null ? ["sh", "-c", FirstAvailable, "sh", "bash"]
            : ["sh", "-c", FirstAvailable, "sh", own, "bash"];
    }
}
