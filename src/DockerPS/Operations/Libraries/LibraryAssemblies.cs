using System.Reflection;
using System.Runtime.Loader;

namespace DockerPS.Operations;

/// <summary>
/// Loads the assemblies in <c>lib</c> when they are first needed: the reader of Compose files and the dashboard, with the libraries of
/// others that they use. They get a load context of their own: other modules may have loaded other versions of those libraries.
/// </summary>
internal static class LibraryAssemblies
{
    /// <summary>The module's own assemblies. Only these are found from the shared context.</summary>
    private static readonly string[] s_own = ["DockerPS.Compose", "DockerPS.Dashboard"];

    private static readonly Lazy<LibraryContext> s_context = new(Prepare);

    /// <summary>Makes the assemblies available; called before a method that uses one is compiled.</summary>
    public static void Load() => _ = s_context.Value;

    private static LibraryContext Prepare()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(LibraryAssemblies).Assembly.Location)!, "lib");
        var context = new LibraryContext(folder);
        AssemblyLoadContext.Default.Resolving += (_, name) => s_own.Contains(name.Name, StringComparer.Ordinal) ? context.Find(name) : null;
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
