using System.Globalization;
using DockerPS.Engine.Copy;
using DockerPS.Engine.Models;

namespace DockerPS.Operations;

/// <summary>
/// The shell script that lists items in a container, for <see cref="ItemRecordReader"/>. It uses what POSIX has, and <c>stat</c>. Paths
/// are arguments, so no name becomes a part of the script, and patterns of the shell, so thousands of names exceed no limit.
/// </summary>
internal static class ItemScript
{
    /// <summary>The path does not exist.</summary>
    public const string Missing = "missing";

    /// <summary>The path is not a folder.</summary>
    public const string NotFolder = "file";

    /// <summary>The folder may not be read.</summary>
    public const string Denied = "denied";

    /// <summary>The program does not exist.</summary>
    public const string NoProgram = "program";

    /// <summary>Maximum number of items for one run of <c>stat</c>.</summary>
    private const int GroupSize = 60;

    /// <summary>
    /// Arguments: the path, the number of levels below the folder, and a letter if hidden items are included, if the path must be a
    /// folder. If <c>stat</c> fails for a group, an item has vanished meanwhile, and the others are described one by one.
    /// </summary>
    private static readonly string s_text = $$"""
        LC_ALL=C; export LC_ALL
        describe() {
          if lines=$(stat -c '{{ItemRecordReader.StatFormat}}' "$@" 2>/dev/null); then
            printf '%s\0' "$lines" "$@"
            for link; do
              if [ -L "$link" ]; then printf '%s\0' "$link"; readlink "$link" 2>/dev/null; printf '\0'; fi
            done
            printf '\0'
          elif [ $# -gt 1 ]; then
            for one; do describe "$one"; done
          fi
        }
        group() {
          if [ $# -eq 1 ] && ! [ -e "$1" ] && ! [ -L "$1" ]; then return; fi
          while [ $# -gt {{GroupSize}} ]; do
            describe {{string.Join(' ', Enumerable.Range(1, GroupSize).Select(index => $"\"${{{index}}}\""))}}
            shift {{GroupSize}}
          done
          describe "$@"
        }
        enter() { if [ -d "$1" ] && ! [ -L "$1" ]; then list "$1/" $(($2 - 1)); fi; }
        list() {
          if ! [ -r "$1" ] || ! [ -x "$1" ]; then printf '!{{Denied}}\0%s\0' "$1"; return; fi
          if [ "$hidden" ]; then group "$1".[!.]*; group "$1"..?*; fi
          group "$1"*
          if [ "$2" -le 0 ]; then return; fi
          if [ "$hidden" ]; then for item in "$1".[!.]* "$1"..?*; do enter "$item" "$2"; done; fi
          for item in "$1"*; do enter "$item" "$2"; done
        }
        path=$1 hidden=$3
        if ! command -v stat >/dev/null 2>&1; then printf '!{{NoProgram}}\0stat\0'
        elif [ -d "$path/" ] && [ -z "$5" ]; then list "${path%/}/" "$2"
        elif [ "$4" ] && [ -e "$path" ]; then printf '!{{NotFolder}}\0%s\0' "$path"
        elif [ -e "$path" ] || [ -L "$path" ]; then describe "$path"
        else
          parent=$path
          while parent=${parent%/*}; [ "$parent" ]; do if [ -d "$parent" ]; then break; fi; done
          if [ -x "${parent:-/}" ]; then printf '!{{Missing}}\0%s\0' "$path"; else printf '!{{Denied}}\0%s\0' "$parent"; fi
        fi
        """.ReplaceLineEndings("\n");

    /// <summary>Creates the request for the command.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="depth">The number of levels below the items of a folder.</param>
    /// <param name="hidden">Whether names that begin with a dot are included.</param>
    /// <param name="mustBeFolder">Whether the path must be a folder.</param>
    /// <param name="itself">Whether a folder itself is described rather than its items.</param>
    /// <param name="user">The user; null for the container's.</param>
    public static ExecCreateRequest Request(string path, int depth, bool hidden, bool mustBeFolder, bool itself, string? user) => new()
    {
        Cmd =
        [
            "sh", "-c", s_text, "sh", path, depth.ToString(CultureInfo.InvariantCulture),
            Letter(hidden), Letter(mustBeFolder), Letter(itself),
        ],
        User = user,
        AttachStdout = true,
        AttachStderr = true,
    };

    private static string Letter(bool value) => value ? "y" : "";
}
