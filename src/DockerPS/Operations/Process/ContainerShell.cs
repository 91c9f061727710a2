using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>The shell of a container, for whoever names no command.</summary>
internal static class ContainerShell
{
    /// <summary>
    /// The first of several shells that is there: asked in the container itself, since finding out from outside would cost a round
    /// trip for each. It takes a <c>sh</c>, which is the last of them anyway.
    /// </summary>
    private const string FirstOfThese = "for shell; do command -v \"$shell\" >/dev/null 2>&1 && exec \"$shell\"; done; exec sh";

    /// <summary>The command that runs it: the shell that the image names (<c>SHELL</c> of its Dockerfile), else bash, else sh.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(ContainerTarget target, ContainerTargetState state, CancellationToken cancellationToken)
    {
        var image = await target.Engine.Client.Images.InspectAsync(state.Image, cancellationToken).ConfigureAwait(false);
        var own = image.Config?.Shell is [var shell, ..] ? shell : null;
        return state.IsWindows ? [own ?? "cmd"]
            : own is null ? ["sh", "-c", FirstOfThese, "sh", "bash"]
            : ["sh", "-c", FirstOfThese, "sh", own, "bash"];
    }
}
