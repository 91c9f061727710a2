using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Files;

namespace DockerPS.Engine.Configuration;

/// <content>Changes, which leave the rest of the file alone.</content>
public sealed partial record ConfigFile
{
    private const string CurrentContextName = "currentContext";
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly object s_lock = new();
    private static readonly JsonSerializerOptions s_json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the current context, unless the file has it already.</summary>
    /// <param name="name">The context's name; null for the default one.</param>
    /// <exception cref="FormatException">The file could not be changed; the message names it.</exception>
    internal static void SaveCurrentContext(string? name)
    {
        if ((Read().CurrentContext ?? "") == (name ?? ""))
        {
            return;
        }

        Change(root =>
        {
            if (name is null)
            {
                root.Remove(CurrentContextName);
            }
            else
            {
                root[CurrentContextName] = name;
            }
        });
    }

    /// <summary>Changes the file, and creates it if there is none.</summary>
    /// <exception cref="FormatException">The file could not be changed; the message names it.</exception>
    internal static void Change(Action<JsonObject> change)
    {
        var path = Location;
        try
        {
            lock (s_lock)
            {
                // Links are kept: their targets are replaced.
                var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
                var old = File.Exists(target) ? File.ReadAllBytes(target) : [];
                var root = IsEmpty(old) ? [] : JsonNode.Parse(old)?.AsObject() ?? [];
                change(root);
                AtomicFile.CreateFolder(Path.GetDirectoryName(target)!, FolderMode);

                // The mode is kept, as with docker, since the user may have changed it.
                var mode = !OperatingSystem.IsWindows() && File.Exists(target) ? File.GetUnixFileMode(target) : AtomicFile.Private;
                AtomicFile.Write(target, Encoding.UTF8.GetBytes(Indent(root.ToJsonString(s_json))), mode);
            }
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The docker configuration file '{path}' could not be changed: {error.Message}", error);
        }
    }

    /// <summary>Replaces pairs of spaces with tabs, as docker writes the file. Strings in JSON contain no line ends.</summary>
    private static string Indent(string json) => string.Join('\n', json.ReplaceLineEndings("\n").Split('\n').Select(line =>
    {
        var depth = line.Length - line.TrimStart(' ').Length;
        return new string('\t', depth / 2) + line[depth..];
    }));
}
