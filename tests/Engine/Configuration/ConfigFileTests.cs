using DockerPS.Engine.Configuration;
using DockerPS.Engine.Streaming;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Configuration;

[Collection(WholeProcess.Name)]
public sealed class ConfigFileTests : IDisposable
{
    private readonly Surroundings _surroundings = new();

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void The_folder_is_the_variables_or_else_the_one_in_the_home()
    {
        Assert.Equal(_surroundings.Folder, ConfigFile.Folder);
        _surroundings["DOCKER_CONFIG"] = null;
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker"), ConfigFile.Folder);
        _surroundings["DOCKER_CONFIG"] = "";
        Assert.EndsWith(".docker", ConfigFile.Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void No_file_is_an_empty_one()
    {
        Assert.Equal(new ConfigFile(), ConfigFile.Read());
        _surroundings["DOCKER_CONFIG"] = Path.Combine(_surroundings.Folder, "none");
        Assert.Equal(new ConfigFile(), ConfigFile.Read());
    }

    [Fact]
    public void What_is_known_is_read_and_the_rest_ignored()
    {
        _surroundings.Write("config.json", """
            {
                "auths": { "registry.example": {} },
                "currentContext": "work",
                "HttpHeaders": { "X-Team": "blue" },
                "proxies": {
                    "default": { "httpProxy": "http://proxy:3128", "httpsProxy": "http://proxy:3129", "noProxy": "localhost" },
                    "tcp://engine:2375": { "ftpProxy": "ftp://proxy", "allProxy": "socks://proxy" }
                }
            }
            """);
        var file = ConfigFile.Read();
        Assert.Equal("work", file.CurrentContext);
        Assert.Equal("blue", file.HttpHeaders!["X-Team"]);
        Assert.Equal(
            [
                "HTTP_PROXY=http://proxy:3128", "http_proxy=http://proxy:3128",
                "HTTPS_PROXY=http://proxy:3129", "https_proxy=http://proxy:3129",
                "NO_PROXY=localhost", "no_proxy=localhost",
            ],
            file.Proxies!["default"].Variables().Select(variable => $"{variable.Key}={variable.Value}"));
        Assert.Equal(
            ["FTP_PROXY", "ftp_proxy", "ALL_PROXY", "all_proxy"],
            file.Proxies["tcp://engine:2375"].Variables().Select(variable => variable.Key));
    }

    [Fact]
    public void An_empty_proxy_is_no_variable() => Assert.Empty(new ProxySettings { HttpProxy = "" }.Variables());

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    [InlineData("null")]
    [InlineData("{} what follows the first value")]
    public void A_file_with_nothing_in_it_is_no_problem(string text)
    {
        _surroundings.Write("config.json", text);
        Assert.Equal(new ConfigFile(), ConfigFile.Read());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("{\"currentContext\":\"x\",}")]
    [InlineData("\uFEFF{\"currentContext\":\"x\"}")]
    public void A_file_that_cannot_be_read_is_passed_over_and_named(string text)
    {
        _surroundings.Write("config.json", text);
        Passed();
    }

    [Fact]
    public void A_folder_in_its_place_is_passed_over_and_named()
    {
        Directory.CreateDirectory(Location);
        Passed();
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_no_file_and_one_that_leads_to_itself_is_a_problem()
    {
        File.CreateSymbolicLink(Location, "nosuch/file");
        Assert.Equal(new ConfigFile(), ConfigFile.Read());
        File.Delete(Location);
        File.CreateSymbolicLink(Location, Location);
        Passed();
    }

    [Fact]
    public void A_member_of_the_wrong_kind_does_not_cost_the_others()
    {
        _surroundings.Write("config.json", """{"proxies":5,"currentContext":"work","HttpHeaders":[],"detachKeys":"ctrl-a"}""");
        var file = ConfigFile.Read();
        Assert.Equal("work", file.CurrentContext);
        Assert.Equal("ctrl-a", file.DetachKeys);
        Assert.Null(file.Proxies);
        Assert.StartsWith("'proxies', 'HttpHeaders' in the docker configuration file ", file.Problem, StringComparison.Ordinal);
    }

    private string Location => Path.Combine(_surroundings.Folder, "config.json");

    private void Passed()
    {
        var file = ConfigFile.Read();
        Assert.Equal(new ConfigFile(), file with { Problem = null });
        Assert.Contains($"'{Location}' cannot be used: ", file.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", file.Problem, StringComparison.Ordinal);
    }
}
