using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell.Commands;

namespace DockerPS.Tests.Fixtures;

/// <summary>A session of PowerShell for what resolves paths: its location is a folder of the host.</summary>
internal static class Session
{
    private static readonly Lazy<EngineIntrinsics> s_engine = new(() =>
    {
        var state = InitialSessionState.Create();
        state.Providers.Add(new SessionStateProviderEntry(FileSystemProvider.ProviderName, typeof(FileSystemProvider), null));
        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        runspace.SessionStateProxy.Path.SetLocation(Location);
        return (EngineIntrinsics)runspace.SessionStateProxy.GetVariable("ExecutionContext");
    });

    /// <summary>The location.</summary>
    public static string Location { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.GetTempPath()));

    /// <summary>What transformations are given.</summary>
    public static EngineIntrinsics Engine => s_engine.Value;

    /// <summary>What parsers of paths are given.</summary>
    public static SessionState State => Engine.SessionState;

    /// <summary>Transforms a value as PowerShell does when it binds a parameter.</summary>
    public static object? Transform(ArgumentTransformationAttribute attribute, object? value) => attribute.Transform(Engine, value!);
}
