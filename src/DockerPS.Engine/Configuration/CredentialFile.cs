using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Configuration;

/// <summary>Changes the entries for registries in <c>config.json</c>, and leaves everything else in it as it is.</summary>
internal static class CredentialFile
{
    private static readonly string[] s_credentials = ["auth", "identitytoken", "registrytoken", "username", "password"];
    private static readonly object s_oneAtATime = new();
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the entry of a registry.</summary>
    /// <param name="key">The registry.</param>
    /// <param name="auth">The credentials; null where a helper keeps them, which leaves an empty entry.</param>
    /// <param name="store">The helper that keeps all credentials from now on; null to leave that as it is.</param>
    public static void Save(string key, Models.RegistryAuth? auth, string? store) => Change(root =>
    {
        var entries = Child(root, "auths");
        var entry = Child(entries, key);
        foreach (var name in s_credentials)
        {
            entry.Remove(name);
        }

        if (auth?.UserName is { } user)
        {
            entry["auth"] = CredentialEntry.Encode(user, auth.IdentityToken is null ? auth.Password : "");
        }

        if (auth?.IdentityToken is { } token)
        {
            entry["identitytoken"] = token;
        }

        if (store is not null)
        {
            root["credsStore"] = store;
        }
    });

    /// <summary>Takes out every entry of a registry, however it is written.</summary>
    public static void Remove(string key) => Change(root =>
    {
        var entries = Child(root, "auths");
        foreach (var name in entries.Select(entry => entry.Key).Where(name => RegistryAddress.BelongsTo(name, key)).ToList())
        {
            entries.Remove(name);
        }
    });

    private static void Change(Action<JsonObject> change)
    {
        var path = ConfigFile.Location;
        try
        {
            lock (s_oneAtATime)
            {
                // A link stays one: what it leads to is replaced.
                var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
                var root = File.Exists(target) ? JsonNode.Parse(File.ReadAllBytes(target))!.AsObject() : [];
                change(root);
                Replace(target, Indent(root.ToJsonString(s_json)));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw new DockerCredentialException($"The docker configuration file '{path}' could not be changed: {error.Message}", error);
        }
    }

    /// <summary>The object of that name, made where there is none.</summary>
    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is not { } child)
        {
            parent[name] = child = new JsonObject();
        }

        return child.AsObject();
    }

    /// <summary>Puts a whole file in place of the old one, for its owner only.</summary>
    private static void Replace(string path, string text)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var unfinished = Path.Combine(folder, $".{Path.GetRandomFileName()}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using (var stream = new FileStream(unfinished, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            // With sudo it is somebody else's file.
            if (OperatingSystem.IsLinux() && UnixFile.TryRead(path, followLink: false, out var old) == 0)
            {
                UnixFile.TryChangeOwner(unfinished, old.UserId, old.GroupId);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Tabs in place of pairs of spaces, as docker writes the file. No text in JSON contains a line's end.</summary>
    private static string Indent(string json) => string.Join('\n', json.ReplaceLineEndings("\n").Split('\n').Select(line =>
    {
        var depth = line.Length - line.TrimStart(' ').Length;
        return new string('\t', depth / 2) + line[depth..];
    }));
}
