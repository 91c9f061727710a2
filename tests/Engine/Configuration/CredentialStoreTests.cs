using System.Runtime.Versioning;
using System.Text;
using System.Text.Json.Nodes;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Json;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Configuration;

[Collection(WholeProcess.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class CredentialStoreTests : IDisposable
{
    private const string Secret = "s3cret:ÿ";

    private static readonly RegistryAuth s_robot = new() { UserName = "robot", Password = Secret, Registry = "registry.example:5000" };

    private readonly Surroundings _surroundings = new();

    public CredentialStoreTests() => _surroundings["PATH"] = Programs;

    private string Programs => Path.Combine(_surroundings.Folder, "programs");

    private string ConfigPath => Path.Combine(_surroundings.Folder, "config.json");

    public void Dispose() => _surroundings.Dispose();

    [Theory]
    [InlineData("registry.example", "registry.example", "registry.example")]
    [InlineData("https://registry.example:5000/v2/", "registry.example:5000", "registry.example:5000")]
    [InlineData("http://localhost:5000", "localhost:5000", "localhost:5000")]
    [InlineData("docker.io", RegistryAddress.Hub, "docker.io")]
    [InlineData("index.docker.io", RegistryAddress.Hub, "docker.io")]
    [InlineData("registry-1.docker.io", RegistryAddress.Hub, "docker.io")]
    [InlineData("https://index.docker.io/v1/", RegistryAddress.Hub, "docker.io")]
    public void A_registry_has_one_key_however_it_is_written(string text, string key, string name)
    {
        Assert.Equal(key, RegistryAddress.KeyOf(text));
        Assert.Equal(name, RegistryAddress.NameOf(key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://")]
    [InlineData("/path")]
    [InlineData("two words")]
    [InlineData("https://user:secret@registry.example")]
    public void What_is_no_address_is_refused_without_repeating_it(string text) =>
        Assert.DoesNotContain(
            "secret", Assert.Throws<FormatException>(() => RegistryAddress.KeyOf(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("registry.example:5000")]
    [InlineData("https://registry.example:5000")]
    [InlineData("https://registry.example:5000/v1/")]
    [InlineData("http://registry.example:5000/v2/")]
    public async Task The_file_is_asked_for_each_form_of_a_registry(string entry)
    {
        Write(new() { ["auths"] = new JsonObject { [entry] = new JsonObject { ["auth"] = Encoded("robot:" + Secret) } } });
        var found = (await CredentialStore.Open().FindAsync("registry.example:5000"))!;
        Assert.Equal(("robot", Secret, "registry.example:5000"), (found.UserName, found.Password, found.Registry));
        Assert.Null(await CredentialStore.Open().FindAsync("registry.example"));
        Assert.Null(await CredentialStore.Open().FindAsync("docker.io"));
    }

    [Fact]
    public async Task Docker_Hub_has_a_key_of_old()
    {
        Write(new() { ["auths"] = new JsonObject { ["https://index.docker.io/v1/"] = new JsonObject { ["auth"] = Encoded("robot:x") } } });
        Assert.Equal("robot", (await CredentialStore.Open().FindAsync("docker.io"))!.UserName);
        Assert.Equal("docker.io", Assert.Single((await CredentialStore.Open().ListAsync()).Logins).Registry);
    }

    [Fact]
    public async Task An_entry_may_hold_a_token_or_two_fields()
    {
        Write(new()
        {
            ["auths"] = new JsonObject
            {
                ["token.example"] = new JsonObject { ["identitytoken"] = "t" },
                ["both.example"] = new JsonObject { ["auth"] = Encoded("robot:"), ["identitytoken"] = "t" },
                ["fields.example"] = new JsonObject { ["username"] = "u", ["password"] = "p" },
                ["registrytoken.example"] = new JsonObject { ["registrytoken"] = "r" },
                ["empty.example"] = new JsonObject(),
                ["null.example"] = null,
            },
        });
        var store = CredentialStore.Open();
        Assert.Equal("t", (await store.FindAsync("token.example"))!.IdentityToken);
        Assert.Equal(("robot", "t", null), (
            await store.FindAsync("both.example"))! is { } both ? (both.UserName, both.IdentityToken, both.Password) : default);
        Assert.Equal("p", (await store.FindAsync("fields.example"))!.Password);
        Assert.Equal("r", (await store.FindAsync("registrytoken.example"))!.RegistryToken);
        Assert.Null(await store.FindAsync("empty.example"));
        Assert.Null(await store.FindAsync("null.example"));
        Assert.Equal(4, (await store.ListAsync()).Logins.Count);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"auths":{"registry.example":{"auth":"s3cret"}}}""")]
    [InlineData("""{"auths":{"registry.example":{"auth":"czNjcmV0"}}}""")]
    public async Task Broken_credentials_are_an_error_that_repeats_nothing(string json)
    {
        foreach (var where in new[] { "file", "environment" })
        {
            _surroundings.Write("config.json", where == "file" ? json : "{}");
            _surroundings["DOCKER_AUTH_CONFIG"] = where == "file" ? null : json;
            var error = await Assert.ThrowsAsync<DockerCredentialException>(() => CredentialStore.Open().FindAsync("registry.example"));
            Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("czNjcmV0", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_environment_comes_first_and_then_the_helper_of_the_registry()
    {
        Helper("own", """{"Username":"own","Secret":"s"}""");
        Helper("all", """{"Username":"<token>","Secret":"t"}""");
        Write(new()
        {
            ["auths"] = new JsonObject { ["registry.example"] = new JsonObject { ["auth"] = Encoded("file:x") } },
            ["credsStore"] = "all",
            ["credHelpers"] = new JsonObject { ["own.example"] = "own", ["file.example"] = "" },
        });
        _surroundings["DOCKER_AUTH_CONFIG"] = $$$$"""{"auths":{"env.example":{"auth":"{{{{Encoded("env:x")}}}}"}}}""";
        var store = CredentialStore.Open();
        Assert.Equal("env", (await store.FindAsync("env.example"))!.UserName);
        Assert.Equal("own", (await store.FindAsync("own.example"))!.UserName);
        var token = (await store.FindAsync("registry.example"))!;
        Assert.Equal((null, "t"), (token.UserName, token.IdentityToken));
    }

    [Fact]
    public async Task A_helper_is_given_what_docker_gives_it()
    {
        Helper("all", "");
        Write(new() { ["credsStore"] = "all" });
        Assert.Equal("all", await CredentialStore.Open().SaveAsync(s_robot));
        Assert.Equal("store", Said("verb"));
        Assert.Equal(
            """{"ServerURL":"registry.example:5000","Username":"robot","Secret":"s3cret:ÿ"}""",
            JsonNode.Parse(Said("input"))!.ToJsonString(Relaxed));
        Assert.Equal("{}", Read()["auths"]!["registry.example:5000"]!.ToJsonString());

        await CredentialStore.Open().SaveAsync(new() { IdentityToken = "t", Registry = "docker.io" });
        Assert.Equal(
            """{"ServerURL":"docker.io","Username":"<token>","Secret":"t"}""", JsonNode.Parse(Said("input"))!.ToJsonString(Relaxed));
    }

    [Fact]
    public async Task A_helper_that_knows_nothing_is_no_failure()
    {
        Helper("all", "credentials not found in native keychain", exitCode: 1);
        Write(new() { ["credsStore"] = "all" });
        Assert.Null(await CredentialStore.Open().FindAsync("registry.example"));
    }

    [Fact]
    public async Task A_helper_that_fails_says_so_in_its_own_words()
    {
        Helper("all", "the safe is locked", exitCode: 2);
        Write(new() { ["credsStore"] = "all" });
        var store = CredentialStore.Open();
        var error = await Assert.ThrowsAsync<DockerCredentialException>(() => store.FindAsync("registry.example"));
        Assert.Contains("'docker-credential-all' failed: the safe is locked", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DockerCredentialException>(() => store.SaveAsync(s_robot));
        await Assert.ThrowsAsync<DockerCredentialException>(() => store.RemoveAsync("registry.example"));
        Assert.Contains("locked", Assert.Single((await store.ListAsync()).Failures).Message, StringComparison.Ordinal);
        Assert.Equal("""{"credsStore":"all"}""", File.ReadAllText(ConfigPath));
    }

    [Theory]
    [InlineData("cannot keep s3cret:ÿ", 1)]
    [InlineData("""{"Username":"robot","Secret":"s3cret:ÿ"}""", 1)]
    [InlineData("""{"Username":"robot","Secret":"s3cret:ÿ" oops""", 0)]
    public async Task A_helper_that_fails_does_not_spread_the_secret(string output, int exitCode)
    {
        Helper("all", output, exitCode);
        Write(new() { ["credsStore"] = "all" });
        var store = CredentialStore.Open();
        var error = exitCode == 0
            ? await Assert.ThrowsAsync<DockerCredentialException>(() => store.FindAsync("registry.example"))
            : await Assert.ThrowsAsync<DockerCredentialException>(() => store.SaveAsync(s_robot));
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nosuch")]
    [InlineData("../programs/docker-credential-all")]
    public async Task A_helper_that_is_not_there_is_named(string name)
    {
        Helper("all", "{}");
        Write(new() { ["credsStore"] = name });
        var error = await Assert.ThrowsAsync<DockerCredentialException>(() => CredentialStore.Open().FindAsync("registry.example"));
        Assert.Contains($"docker-credential-{name}", error.Message, StringComparison.Ordinal);
        Assert.Contains(ConfigPath, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_in_the_current_folder_is_no_helper()
    {
        Helper("all", """{"Username":"u","Secret":"s"}""");
        Write(new() { ["credsStore"] = "all" });
        _surroundings["PATH"] = "/nosuch";
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = Programs;
        try
        {
            await Assert.ThrowsAsync<DockerCredentialException>(() => CredentialStore.Open().FindAsync("registry.example"));
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    [Fact]
    public async Task A_helper_that_hangs_is_ended_with_the_command()
    {
        Helper("all", "$(/bin/sleep 60)");
        Write(new() { ["credsStore"] = "all" });
        using var source = new CancellationTokenSource();
        var found = CredentialStore.Open().FindAsync("registry.example", source.Token);
        while (!File.Exists(Path.Combine(Programs, "input")))
        {
            await Task.Delay(20);
        }

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => found.Soon());
    }

    [Fact]
    public async Task A_list_names_every_login_once_and_asks_each_helper()
    {
        Helper("own", """{"https://own.example":"own","other.example":"not asked"}""");
        Helper(
            "all",
            """
            {"https://index.docker.io/v1/":"hub","https://index.docker.io/v1/access-token":"x","own.example":"shadowed",
            "t.example":"<token>"}
            """);
        Write(new()
        {
            ["auths"] = new JsonObject
            {
                ["own.example"] = new JsonObject(),
                ["left.example"] = new JsonObject { ["auth"] = Encoded("left:x") },
            },
            ["credsStore"] = "all",
            ["credHelpers"] = new JsonObject { ["own.example"] = "own" },
        });
        _surroundings["DOCKER_AUTH_CONFIG"] = $$$$"""{"auths":{"env.example":{"auth":"{{{{Encoded("env:x")}}}}"}}}""";
        var (logins, failures) = await CredentialStore.Open().ListAsync();
        Assert.Empty(failures);
        Assert.Equal(
            ["docker.io hub all", "env.example env DOCKER_AUTH_CONFIG", "own.example own own", "t.example  all"],
            logins.Select(login => $"{login.Registry} {login.UserName} {login.Store}"));
    }

    [Fact]
    public async Task The_file_is_written_as_docker_writes_it_and_keeps_the_rest()
    {
        const string Before = """
            {
            	"HttpHeaders": {
            		"X-Meta": "a <b> & 'c' ü"
            	},
            	"auths": {
            		"https://registry.example:5000/v1/": {
            			"auth": "b2xkOm9sZA=="
            		},
            		"other.example": {
            			"auth": "eDp5",
            			"email": "x@y"
            		}
            	},
            	"psFormat": "table {{.ID}}\\t{{.Names}}",
            	"number": 1.50e+3,
            	"list": [
            		1,
            		null,
            		{}
            	],
            	"future": {
            		"deep": true
            	}
            }
            """;
        _surroundings.Write("config.json", Before.ReplaceLineEndings("\n"));
        Assert.Equal("config.json", await CredentialStore.Open().SaveAsync(s_robot));
        var expected = Before.ReplaceLineEndings("\n").Replace(
            "\t\t\t\"email\": \"x@y\"\n\t\t}",
            $"\t\t\t\"email\": \"x@y\"\n\t\t}},\n"
            + $"\t\t\"registry.example:5000\": {{\n\t\t\t\"auth\": \"{Encoded("robot:" + Secret)}\"\n\t\t}}",
            StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(ConfigPath));
        Assert.Equal("robot", (await CredentialStore.Open().FindAsync("registry.example:5000"))!.UserName);

        Assert.True(await CredentialStore.Open().RemoveAsync("https://registry.example:5000"));
        Assert.Null(await CredentialStore.Open().FindAsync("registry.example:5000"));
        Assert.Equal("x", (await CredentialStore.Open().FindAsync("other.example"))!.UserName);
        Assert.False(await CredentialStore.Open().RemoveAsync("registry.example:5000"));
    }

    [Fact]
    public async Task A_token_takes_the_place_of_the_password()
    {
        _surroundings.Write("config.json", """{"auths":{"registry.example:5000":{"auth":"b2xkOm9sZA==","email":"x@y"}}}""");
        await CredentialStore.Open().SaveAsync(
            new() { UserName = "robot", Password = Secret, IdentityToken = "t", Registry = "registry.example:5000" });
        Assert.Equal(
            $$$$"""{"auths":{"registry.example:5000":{"email":"x@y","auth":"{{{{Encoded("robot:")}}}}","identitytoken":"t"}}}""",
            Read().ToJsonString(Relaxed));
    }

    [Fact]
    public async Task A_new_file_is_for_its_owner_only_and_one_that_is_there_stays_what_it_is()
    {
        _surroundings["DOCKER_CONFIG"] = Path.Combine(_surroundings.Folder, "new", "folder");
        await CredentialStore.Open().SaveAsync(s_robot);
        var path = Path.Combine(ConfigFile.Folder, "config.json");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(ConfigFile.Folder));

        var real = Path.Combine(_surroundings.Folder, "elsewhere.json");
        File.Move(path, real);
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.SetUnixFileMode(real, mode);
        File.CreateSymbolicLink(path, "../../elsewhere.json");
        await CredentialStore.Open().SaveAsync(new() { UserName = "second", Password = "x", Registry = "second.example" });
        Assert.Equal("../../elsewhere.json", new FileInfo(path).LinkTarget);
        Assert.Equal(mode, File.GetUnixFileMode(real));
        Assert.Equal(2, (await CredentialStore.Open().ListAsync()).Logins.Count);
        Assert.Equal([path], Directory.GetFiles(ConfigFile.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_file_with_nothing_in_it_takes_credentials(string? text)
    {
        if (text is null)
        {
            File.CreateSymbolicLink(ConfigPath, "nowhere.json");
        }
        else
        {
            _surroundings.Write("config.json", text);
        }

        _surroundings["PATH"] = "/nosuch";
        await CredentialStore.Open().SaveAsync(s_robot);
        Assert.Single((await CredentialStore.Open().ListAsync()).Logins);
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"auths":[]}""")]
    public async Task A_file_that_is_broken_is_left_as_it_is(string json)
    {
        _surroundings.Write("config.json", "{}");
        var store = CredentialStore.Open();
        _surroundings["PATH"] = "/nosuch";
        _surroundings.Write("config.json", json);
        Assert.Contains(ConfigPath, (
            await Assert.ThrowsAsync<DockerCredentialException>(() => store.SaveAsync(s_robot))).Message, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetBytes(json), File.ReadAllBytes(ConfigPath));
    }

    [Fact]
    public async Task The_first_login_takes_the_helper_that_docker_would_take()
    {
        Helper("pass", "");
        Assert.Equal("config.json", await CredentialStore.Open().SaveAsync(s_robot));
        File.Delete(ConfigPath);

        // The helper alone is of no use.
        File.Copy(Path.Combine(Programs, "docker-credential-pass"), Path.Combine(Programs, "pass"));
        Assert.Equal("pass", await CredentialStore.Open().SaveAsync(s_robot));
        Assert.Equal("pass", (string?)Read()["credsStore"]);
        Assert.Equal("{}", Read()["auths"]!["registry.example:5000"]!.ToJsonString());
    }

    [Fact]
    public async Task Logins_at_the_same_time_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(
            () => CredentialStore.Open().SaveAsync(new() { UserName = "u", Password = "p", Registry = $"r{number}.example" }))));
        Assert.Equal(20, (await CredentialStore.Open().ListAsync()).Logins.Count);
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Write(JsonObject config) => _surroundings.Write("config.json", config.ToJsonString());

    private JsonObject Read() => JsonNode.Parse(File.ReadAllText(ConfigPath))!.AsObject();

    /// <summary>Makes a helper that keeps what it is told, and says the same to everything.</summary>
    private void Helper(string name, string output, int exitCode = 0)
    {
        var path = Path.Combine(Programs, $"docker-credential-{name}");
        _surroundings.Write($"programs/docker-credential-{name}", $"""
            #!/bin/sh
            printf %s "$1" >{Programs}/verb
            /bin/cat >{Programs}/input
            /bin/cat <<END
            {output}
            END
            exit {exitCode}
            """.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string Said(string what) => File.ReadAllText(Path.Combine(Programs, what));
}
