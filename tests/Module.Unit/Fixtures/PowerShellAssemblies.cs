using System.Reflection;
using System.Runtime.CompilerServices;
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
    internal static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;
#pragma warning restore CA2255

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        var path = s_home is null ? null : Path.Combine(s_home, $"{name.Name}.dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path)
            : name.Name == "System.Management.Automation"
                ? throw new FileNotFoundException("Set DOCKERPS_TEST_PSHOME to the folder of PowerShell, which $PSHOME names there.")
                : null;
    }
}
