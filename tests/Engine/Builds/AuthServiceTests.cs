using System.Runtime.Versioning;
using System.Text;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

[Collection(WholeProcess.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class AuthServiceTests : IDisposable
{
    private readonly Surroundings _surroundings = new();

    public AuthServiceTests() => _surroundings["PATH"] = $"{Programs}:/usr/bin:/bin";

    private string Programs => Path.Combine(_surroundings.Folder, "programs");

    private string Runs => Path.Combine(_surroundings.Folder, "runs");

    public void Dispose() => _surroundings.Dispose();

    [Theory]
    [InlineData("registry.example:5000", "robot", "s3cret:ÿ")]
    [InlineData("registry-1.docker.io", "hub", "hub-secret")]
    [InlineData("token.example", "", "t0ken")]
    [InlineData("both.example", "", "t0ken")]
    [InlineData("empty.example", "", "")]
    [InlineData("registry.example", "", "")]
    [InlineData("", "", "")]
    [InlineData("user@host", "", "")]
    public async Task A_login_comes_from_the_file_and_a_host_without_one_gets_empty_texts(string host, string user, string secret)
    {
        _surroundings.Write("config.json", $$"""
            {
              "auths": {
                "registry.example:5000": { "auth": "{{Encoded("robot:s3cret:ÿ")}}" },
                "https://index.docker.io/v1/": { "auth": "{{Encoded("hub:hub-secret")}}" },
                "token.example": { "identitytoken": "t0ken" },
                "both.example": { "auth": "{{Encoded("robot:")}}", "identitytoken": "t0ken" },
                "empty.example": {}
              }
            }
            """);
        using var service = new AuthService();
        Assert.Equal((user, secret), await AskAsync(service, host));
    }

    [Fact]
    public async Task The_variable_takes_precedence()
    {
        _surroundings.Write("config.json", $$"""{ "auths": { "a.example": { "auth": "{{Encoded("file:x")}}" } } }""");
        _surroundings["DOCKER_AUTH_CONFIG"] = $$"""{ "auths": { "a.example": { "auth": "{{Encoded("variable:y")}}" } } }""";
        using var service = new AuthService();
        Assert.Equal(("variable", "y"), await AskAsync(service, "a.example"));
    }

    [Fact]
    public async Task A_helper_runs_once_for_each_host_however_many_calls_there_are()
    {
        Helper("""sleep 0.2; echo "{\"Username\":\"helped\",\"Secret\":\"for-$host\"}" """);
        using var service = new AuthService();
        var calls = Enumerable.Range(0, 20).Select(index => AskAsync(service, index % 2 == 0 ? "a.example" : "b.example:5000")).ToList();
        var answers = await Task.WhenAll(calls).Soon();
        Assert.Equal([("helped", "for-a.example"), ("helped", "for-b.example:5000")], answers.Distinct().Order());
        Assert.Equal(["a.example", "b.example:5000"], (await File.ReadAllLinesAsync(Runs)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_token_of_a_helper_has_no_user()
    {
        Helper("""echo '{"Username":"<token>","Secret":"t0ken"}'""");
        using var service = new AuthService();
        Assert.Equal(("", "t0ken"), await AskAsync(service, "a.example"));
    }

    [Fact]
    public async Task A_helper_without_the_host_gives_empty_texts()
    {
        Helper("echo credentials not found in native keychain; exit 1");
        using var service = new AuthService();
        Assert.Equal(("", ""), await AskAsync(service, "a.example"));
    }

    [Theory]
    [InlineData("echo the keychain is locked; exit 1", "the keychain is locked")]
    [InlineData("""echo '{"Username":"u","Secret":"s3cret"'""", "not the JSON")]
    [InlineData("""echo '{"Username":"u","Secret":"s3cret"}'; exit 1""", "not shown")]
    public async Task A_helper_that_fails_is_one_error_that_names_it_and_no_secret(string script, string reason)
    {
        Helper(script);
        using var service = new AuthService();
        for (var index = 0; index < 2; index++)
        {
            var error = await Assert.ThrowsAsync<GrpcException>(() => AskAsync(service, "a.example"));
            Assert.Equal(GrpcStatus.Unknown, error.Status);
            Assert.Contains("docker-credential-test", error.Message, StringComparison.Ordinal);
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        }

        Assert.Single(await File.ReadAllLinesAsync(Runs));
    }

    [Fact]
    public async Task A_lookup_that_blocks_holds_up_neither_its_caller_nor_other_hosts()
    {
        using var gate = new ManualResetEventSlim();
        using var service = new AuthService((host, _) =>
        {
            if (host == "slow.example")
            {
                gate.Wait(CancellationToken.None);
            }

            return Task.FromResult<RegistryAuth?>(new() { UserName = "u", Password = host });
        });
        using var cancellation = new CancellationTokenSource();
        var slow = AskAsync(service, "slow.example");
        var cancelled = AskAsync(service, "slow.example", cancellation.Token);
        Assert.Equal(("u", "fast.example"), await AskAsync(service, "fast.example").Soon());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Soon());
        Assert.False(slow.IsCompleted);
        gate.Set();
        Assert.Equal(("u", "slow.example"), await slow.Soon());
    }

    [Fact]
    public async Task A_helper_that_hangs_ends_with_the_session()
    {
        Helper("sleep 600");
        var service = new AuthService();
        var call = AskAsync(service, "a.example");
        await Waiting.UntilAsync(() => Task.FromResult(File.Exists(Runs)));
        service.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
    }

    private static async Task<(string User, string Secret)> AskAsync(
        AuthService service, string host, CancellationToken cancellationToken = default) =>
        Parse(await ServiceCall.With(host).RunAsync(service.GetAsync, cancellationToken));

    private static (string User, string Secret) Parse(byte[] answer)
    {
        var (user, secret) = ("", "");
        var reader = new ProtobufReader(answer);
        while (reader.Next())
        {
            (user, secret) = reader.Field == 1 ? (reader.Text, secret) : (user, reader.Text);
        }

        return (user, secret);
    }

    private static string Encoded(string login) => Convert.ToBase64String(Encoding.UTF8.GetBytes(login));

    private void Helper(string script)
    {
        _surroundings.Write("config.json", """{ "credsStore": "test" }""");
        _surroundings.Write("programs/docker-credential-test", $"#!/bin/sh\nhost=$(cat)\necho \"$host\" >> '{Runs}'\n{script}\n");
        File.SetUnixFileMode(
            Path.Combine(Programs, "docker-credential-test"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
