using System.Diagnostics;
using System.Reflection;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>The scripts in tests/Fixtures, which print what they have started as lines of <c>KEY=VALUE</c>.</summary>
internal static class FixtureScript
{
    /// <summary>Starts another engine of the suite's kind.</summary>
    public static Task<IReadOnlyDictionary<string, string>> StartEngineAsync(params string[] options) =>
        RunAsync("Engines/engine.sh", ["start", .. options]);

    /// <summary>Runs a script to its end.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(string script, params string[] arguments)
    {
        var folder =
            typeof(FixtureScript).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Fixtures").Value!;
        using var process = Process.Start(
            new ProcessStartInfo(Path.Combine(folder, script), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(
                pair => pair[0], pair => pair[1])
            : throw new InvalidOperationException($"{script} {arguments[0]}: {await error}");
    }
}
