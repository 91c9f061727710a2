using System.Reflection;
using System.Runtime.Loader;

namespace DockerPS.Operations;

/// <summary>
/// Loads the reader of Compose files and its YAML parser when they are first needed. They get a load context of their own: other modules
/// may have loaded another version of the parser.
/// </summary>
internal static class ComposeAssemblies
{
    private const string Reader = "DockerPS.Compose";

    private static readonly Lazy<LibraryContext> s_context = new(Prepare);

    /// <summary>Makes the reader available; called before a method that uses it is compiled.</summary>
    public static void Load() => _ = s_context.Value;

    private static LibraryContext Prepare()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(ComposeAssemblies).Assembly.Location)!, "lib");
        var context = new LibraryContext(folder);
        AssemblyLoadContext.Default.Resolving += (_, name) => name.Name == Reader ? context.Find(name) : null;
        return context;
    }

    /// <summary>Loads what the folder has, and leaves the rest to the shared context.</summary>
    private sealed class LibraryContext(string folder) : AssemblyLoadContext("DockerPS")
    {
        public Assembly? Find(AssemblyName name) => Load(name);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, $"{assemblyName.Name}.dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
