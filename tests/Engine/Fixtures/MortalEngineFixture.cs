namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>Another private engine of the suite's version, which may be killed.</summary>
public sealed class MortalEngineFixture : IAsyncLifetime
{
    private string _folder = "";

    public DockerClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var settings = await FixtureScript.StartEngineAsync();
        _folder = settings["DOCKERPS_TEST_ENGINE"];
        Client = new(settings["DOCKERPS_TEST_HOST"]);
    }

    public async Task DisposeAsync()
    {
        Client?.Dispose();
        if (_folder.Length > 0)
        {
            await FixtureScript.RunAsync("Engines/engine.sh", "stop", _folder);
        }
    }

    public Task KillAsync() => FixtureScript.RunAsync("Engines/engine.sh", "kill", _folder);

    public Task ResumeAsync() => FixtureScript.RunAsync("Engines/engine.sh", "resume", _folder);
}
