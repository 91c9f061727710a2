using System.Text;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Models;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>Lists the names in a folder of a container, for completion: with a shell only, and without anything about the items.</summary>
internal static class NameScript
{
    private const string Text =
        """
        LC_ALL=C; export LC_ALL
        for item in ${2:+"$1".[!.]* "$1"..?*} "$1"*; do
          if [ -d "$item" ]; then printf '%s/\0' "$item"
          elif [ -e "$item" ] || [ -L "$item" ]; then printf '%s\0' "$item"
          fi
        done
        """;

    /// <summary>Returns the names in a folder; those of folders end in a separator. Nothing if they cannot be listed.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="container">The id of the container.</param>
    /// <param name="folder">The folder, with a separator at its end.</param>
    /// <param name="hidden">Whether names that begin with a dot are included.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public static async Task<IReadOnlyList<string>> ListAsync(
        EngineSession engine, string container, string folder, bool hidden, CancellationToken cancellationToken)
    {
        var request = new ExecCreateRequest
        {
            Cmd = ["sh", "-c", Text.ReplaceLineEndings("\n"), "sh", folder, hidden ? "y" : ""],
            AttachStdout = true,
            AttachStderr = true,
        };
        var (end, output, _) = await new ExecProcess(new ContainerTarget(engine, container, ""), request)
            .RunToEndAsync(mergeError: false, cancellationToken).ConfigureAwait(false);
        return end is not { Refusal: null, ExitCode: 0 } ? []
            : [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => path[folder.Length..]).Where(IsWritable)];
    }

    /// <summary>Returns whether a name can stand on a command line: bytes that are not UTF-8 were lost, and lines would end it.</summary>
    private static bool IsWritable(string name) =>
        ContainerEntry.IsUtf8(name) && !name.EnumerateRunes().Any(letter => letter == Rune.ReplacementChar || Rune.IsControl(letter));
}
