using System.Diagnostics;
using System.Reflection;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>Another private engine of the suite's version, which may be killed.</summary>
public sealed class MortalEngineFixture : IAsyncLifetime
{
    private string _folder = "";

    public DockerClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var newest = Path.Exists(Path.Combine(EngineFixture.Setting("DOCKERPS_TEST_ENGINE"), "programs"));
        var settings = (await RunAsync(newest ? ["start", "--newest"] : ["start"]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        _folder = settings["DOCKERPS_TEST_ENGINE"];
        Client = new(settings["DOCKERPS_TEST_HOST"]);
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_folder.Length > 0)
        {
            await RunAsync("stop", _folder);
        }
    }

    public Task KillAsync() => RunAsync("kill", _folder);

    public Task ResumeAsync() => RunAsync("resume", _folder);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var script = typeof(MortalEngineFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "EngineScript").Value!;
        using var process = Process.Start(new ProcessStartInfo(script, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"engine.sh {arguments[0]}: {await error}");
    }
}
