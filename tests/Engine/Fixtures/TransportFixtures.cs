using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>The suite's engine over TCP.</summary>
public sealed class TcpFixture : EngineFixture
{
    public TcpFixture() => Client = new(TcpHost);
}

/// <summary>The suite's engine over a named pipe; outside of Windows .NET makes that of a unix socket with a certain path.</summary>
public sealed class NamedPipeFixture : EngineFixture
{
    private readonly string _path;

    public NamedPipeFixture()
    {
        var name = NewName();
        _path = File.CreateSymbolicLink(Path.Combine(Path.GetTempPath(), "CoreFxPipe_" + name), Host["unix://".Length..]).FullName;
        Client = new($"npipe:////./pipe/{name}");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(_path);
    }
}

/// <summary>The suite's engine over ssh: a server on loopback, and an <c>ssh</c> in PATH that knows it.</summary>
public sealed class SshFixture : EngineFixture
{
    private string? _folder;
    private string? _path;

    public override async Task InitializeAsync()
    {
        var settings = await FixtureScript.RunAsync("Servers/ssh.sh", "start", Host);
        (_folder, _path) = (settings["FOLDER"], Environment.GetEnvironmentVariable("PATH"));
        Environment.SetEnvironmentVariable("PATH", settings["PROGRAMS"] + Path.PathSeparator + _path);
        Client = new("ssh://engine-host");
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        if (_folder is not null)
        {
            await base.DisposeAsync();
            Environment.SetEnvironmentVariable("PATH", _path);
            await FixtureScript.RunAsync("Servers/ssh.sh", "stop", _folder);
        }
    }
}

/// <summary>An engine of its own that wants TLS, and certificates of its clients.</summary>
public sealed class TlsFixture : EngineFixture
{
    private string? _folder;

    /// <summary>The client's certificate, its key, and who vouches for the engine.</summary>
    public string Certificates { get; private set; } = "";

    /// <summary>The engine's address; nothing speaks plain there.</summary>
    public string TlsHost { get; private set; } = "";

    public override async Task InitializeAsync()
    {
        var settings = await FixtureScript.StartEngineAsync("--tls");
        (_folder, Certificates, TlsHost) = (
            settings["DOCKERPS_TEST_ENGINE"], settings["DOCKERPS_TEST_CERTIFICATES"], settings["DOCKERPS_TEST_TCP"]);
        Client = ClientWith(Certificates);
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        Client.Dispose();
        if (_folder is not null)
        {
            await FixtureScript.RunAsync("Engines/engine.sh", "stop", _folder);
        }
    }

    /// <summary>A client of this engine.</summary>
    public DockerClient ClientWith(string certificates, bool skipVerify = false, string? host = null) =>
        new(DockerEndpoint.Parse(host ?? TlsHost), new() { Tls = TlsSettings.Read(certificates, skipVerify) });
}
