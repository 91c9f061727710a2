using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Tests.Fixtures;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Configuration;

[Collection(WholeProcess.Name)]
public sealed class EngineSelectionTests : IDisposable
{
    private readonly Surroundings _surroundings = new();

    public EngineSelectionTests()
    {
        foreach (var name in new[] { "named", "variable", "file" })
        {
            _surroundings.AddContext(name, $"tcp://{name}:2375");
        }
    }

    public void Dispose() => _surroundings.Dispose();

    [Fact]
    public void Each_source_counts_only_where_those_before_it_are_silent()
    {
        Assert.Equal(DockerEndpoint.Default, EngineSelection.Find(null).Endpoint);

        _surroundings.Write("config.json", """{"currentContext":"file"}""");
        Assert.Equal("tcp://file:2375", EngineSelection.Find(null).Endpoint.Text);

        _surroundings["DOCKER_CONTEXT"] = "variable";
        Assert.Equal("tcp://variable:2375", EngineSelection.Find(null).Endpoint.Text);

        _surroundings["DOCKER_HOST"] = "tcp://host:2375";
        Assert.Equal("tcp://host:2375", EngineSelection.Find(null).Endpoint.Text);

        Assert.Equal("tcp://named:2375", EngineSelection.Find("named").Endpoint.Text);
        Assert.Equal("unix:///run/x.sock", EngineSelection.Find("unix:///run/x.sock").Endpoint.Text);
    }

    [Fact]
    public void The_name_of_the_current_context_is_the_one_that_docker_says()
    {
        Assert.Equal("default", EngineSelection.CurrentName);

        _surroundings.Write("config.json", """{"currentContext":"gone"}""");
        Assert.Equal("gone", EngineSelection.CurrentName);
        Assert.Null(EngineSelection.OverridingVariable);

        _surroundings["DOCKER_CONTEXT"] = "variable";
        Assert.Equal("variable", EngineSelection.CurrentName);
        Assert.Equal("DOCKER_CONTEXT", EngineSelection.OverridingVariable);

        // Whatever the documentation of docker says: its code takes the host first.
        _surroundings["DOCKER_HOST"] = "tcp://host:2375";
        Assert.Equal("default", EngineSelection.CurrentName);
        Assert.Equal("DOCKER_HOST", EngineSelection.OverridingVariable);
        Assert.Equal("gone", EngineSelection.PersistedName);
    }

    [Fact]
    public void A_current_context_that_does_not_exist_is_no_error_until_it_is_used()
    {
        _surroundings.Write("config.json", """{"currentContext":"nosuch"}""");
        Assert.Equal("tcp://named:2375", EngineSelection.Find("named").Endpoint.Text);
        Assert.Equal(DockerEndpoint.Default, EngineSelection.Find("default").Endpoint);
        Assert.Equal(["default", "file", "named", "variable"], ContextStore.Names());
    }

    [Fact]
    public void A_selection_has_the_name_that_finds_it_again()
    {
        foreach (var context in new[] { null, "named", "default", "tcp://host:2375" })
        {
            var selection = EngineSelection.Find(context);
            Assert.Equal(selection, EngineSelection.Find(selection.Name));
        }
    }

    [Fact]
    public void The_default_context_is_the_variables_host_or_else_the_platforms()
    {
        _surroundings.Write("config.json", """{"currentContext":"file"}""");
        Assert.Equal(DockerEndpoint.Default, EngineSelection.Find("default").Endpoint);
        _surroundings["DOCKER_CONTEXT"] = "default";
        Assert.Equal(DockerEndpoint.Default, EngineSelection.Find(null).Endpoint);
        _surroundings["DOCKER_HOST"] = "tcp://host:2375";
        Assert.Equal("tcp://host:2375", EngineSelection.Find("default").Endpoint.Text);
    }

    [Fact]
    public void An_empty_variable_is_none()
    {
        _surroundings["DOCKER_HOST"] = "";
        _surroundings["DOCKER_CONTEXT"] = "";
        _surroundings["DOCKER_API_VERSION"] = "";
        Assert.Equal(DockerEndpoint.Default, EngineSelection.Find(null).Endpoint);
        Assert.Null(EngineSelection.Options().ApiVersion);
    }

    [Theory]
    [InlineData(null, "nosuch", null)]
    [InlineData("nosuch", null, null)]
    [InlineData(null, null, """{"currentContext":"nosuch"}""")]
    public void A_context_that_does_not_exist_is_an_error_with_the_names_of_those_that_do(string? context, string? variable, string? file)
    {
        _surroundings["DOCKER_CONTEXT"] = variable;
        if (file is not null)
        {
            _surroundings.Write("config.json", file);
        }

        var error = Assert.Throws<DockerContextException>(() => EngineSelection.Find(context));
        Assert.Equal(ContextFailure.NotFound, error.Failure);
        Assert.Contains("'nosuch'", error.Message, StringComparison.Ordinal);
        Assert.Contains("default, file, named, variable", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_is_no_endpoint_is_an_error()
    {
        _surroundings["DOCKER_HOST"] = "127.0.0.1:2375";
        var error = Assert.Throws<DockerConnectionException>(() => EngineSelection.Find(null));
        Assert.Equal(ConnectionFailure.Configuration, error.Kind);
        Assert.Contains("127.0.0.1:2375", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_read_chooses_nothing()
    {
        var before = EngineSelection.Find(null);
        _surroundings.Write("config.json", "{");
        Assert.Equal(before.Endpoint.Text, EngineSelection.Find(null).Endpoint.Text);
        Assert.Empty(EngineSelection.Options().Headers);
    }

    [Fact]
    public void The_options_come_from_the_variables_and_the_file()
    {
        _surroundings["DOCKER_API_VERSION"] = "1.43";
        _surroundings["DOCKERPS_CONNECT_TIMEOUT"] = "2.5";
        _surroundings.Write("config.json", """{"HttpHeaders":{"X-Team":"blue"}}""");
        var options = EngineSelection.Options();
        Assert.Equal(new(1, 43), options.ApiVersion);
        Assert.Equal(TimeSpan.FromSeconds(2.5), options.ConnectTimeout);
        Assert.Equal("blue", options.Headers["X-Team"]);
    }

    [Fact]
    public void The_headers_of_the_variable_stand_over_those_of_the_file()
    {
        _surroundings.Write("config.json", """{"HttpHeaders":{"X-Team":"blue","X-Other":"1"}}""");
        _surroundings["DOCKER_CUSTOM_HEADERS"] = "x-team=red, X-New=a=b";
        var headers = EngineSelection.Options().Headers;
        Assert.Equal(3, headers.Count);
        Assert.Equal(("red", "1", "a=b"), (headers["X-Team"], headers["X-Other"], headers["X-New"]));
    }

    [Theory]
    [InlineData("blue")]
    [InlineData("=blue")]
    [InlineData("X-Team=blue,")]
    public void Headers_that_are_none_are_an_error_that_names_the_variable(string value)
    {
        _surroundings["DOCKER_CUSTOM_HEADERS"] = value;
        var error = Assert.Throws<DockerConnectionException>(EngineSelection.Options);
        Assert.Equal(ConnectionFailure.Configuration, error.Kind);
        Assert.Contains("DOCKER_CUSTOM_HEADERS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_whose_names_differ_in_case_only_are_one()
    {
        _surroundings.Write("config.json", """{"HttpHeaders":{"X-Team":"blue","x-team":"red"}}""");
        Assert.Equal("red", Assert.Single(EngineSelection.Options().Headers).Value);
    }

    [Theory]
    [InlineData("DOCKER_API_VERSION", "latest")]
    [InlineData("DOCKERPS_CONNECT_TIMEOUT", "soon")]
    [InlineData("DOCKERPS_CONNECT_TIMEOUT", "0")]
    [InlineData("DOCKERPS_CONNECT_TIMEOUT", "-1")]
    [InlineData("DOCKERPS_CONNECT_TIMEOUT", "NaN")]
    [InlineData("DOCKERPS_CONNECT_TIMEOUT", "1e9")]
    public void A_malformed_variable_is_an_error_that_names_it(string name, string value)
    {
        _surroundings[name] = value;
        var error = Assert.Throws<DockerConnectionException>(EngineSelection.Options);
        Assert.Equal(ConnectionFailure.Configuration, error.Kind);
        Assert.Contains($"{name} is '{value}'", error.Message, StringComparison.Ordinal);
    }
}
