using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace DockerPS.Tests.Fixtures;

/// <summary>
/// Finds PowerShell's assemblies in the PowerShell that runs the tests: the module ships none, and the package that it is compiled with
/// has only their outlines. Invoke-Lane.ps1 says where that PowerShell is.
/// </summary>
internal static class PowerShellAssemblies
{
    private static readonly string? s_home = Environment.GetEnvironmentVariable("DOCKERPS_TEST_PSHOME");

    // The tests need the assemblies before any of their own code runs.
#pragma warning disable CA2255
    [ModuleInitializer]
    internal static void Register()
    {
        AssemblyLoadContext.Default.Resolving += Resolve;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += ResolveNative;
    }
#pragma warning restore CA2255

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Find($"{name.Name}.dll");
        return path is not null ? context.LoadFromAssemblyPath(path)
            : name.Name == "System.Management.Automation"
                ? throw new FileNotFoundException("Set DOCKERPS_TEST_PSHOME to the folder of PowerShell, which $PSHOME names there.")
                : null;
    }

    /// <summary>Returns a file of PowerShell: beside it, or in a folder for this kind of system.</summary>
    private static string? Find(string file)
    {
        if (s_home is null || File.Exists(Path.Combine(s_home, file)))
        {
            return s_home is null ? null : Path.Combine(s_home, file);
        }

        var folder = Path.Combine(s_home, "runtimes", OperatingSystem.IsWindows() ? "win" : "unix");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, file, SearchOption.AllDirectories).FirstOrDefault() : null;
    }

    /// <summary>A PowerShell that was installed as a .NET tool keeps its native libraries in a folder for each system.</summary>
    private static nint ResolveNative(Assembly assembly, string name) =>
        (s_home is null ? [] : new[] { RuntimeInformation.RuntimeIdentifier, RuntimeInformation.RuntimeIdentifier.Split('-')[0] })
            .Select(system => Path.Combine(s_home!, "runtimes", system, "native")).Append(s_home ?? "")
            .SelectMany(folder => new[] { name, $"{name}.so", $"{name}.dylib", $"{name}.dll" }.Select(file => Path.Combine(folder, file)))
            .FirstOrDefault(File.Exists) is { } path ? NativeLibrary.Load(path) : 0;
}
