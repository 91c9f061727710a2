using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Transport;

namespace DockerPS.Engine.Tests.Http;

public sealed class VersionNegotiationTests
{
    private static readonly DockerEndpoint s_endpoint = DockerEndpoint.Parse("unix:///run/engine.sock");
    private static readonly ApiVersion s_belowMinimum = ApiVersion.Minimum with { Minor = ApiVersion.Minimum.Minor - 1 };
    private static readonly ApiVersion s_aboveMaximum = ApiVersion.Maximum with { Minor = ApiVersion.Maximum.Minor + 1 };

    [Fact]
    public void The_engines_version_is_spoken_if_this_client_knows_it()
    {
        Assert.Equal(ApiVersion.Minimum, Negotiate(ApiVersion.Minimum));
        Assert.Equal(new(1, 47), Negotiate(new(1, 47)));
        Assert.Equal(ApiVersion.Maximum, Negotiate(ApiVersion.Maximum));
    }

    [Fact]
    public void A_newer_engine_is_spoken_to_in_the_newest_version_that_this_client_knows()
    {
        Assert.Equal(ApiVersion.Maximum, Negotiate(s_aboveMaximum));
        Assert.Equal(ApiVersion.Maximum, Negotiate(new(2, 0)));
    }

    [Fact]
    public void An_engine_that_does_not_tell_is_spoken_to_in_the_newest_version() => Assert.Equal(ApiVersion.Maximum, Negotiate(null));

    [Fact]
    public void An_older_engine_is_refused_with_the_versions_of_both()
    {
        var error = Assert.Throws<DockerVersionException>(() => Negotiate(s_belowMinimum));
        Assert.Contains(s_belowMinimum.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(ApiVersion.Minimum.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(ApiVersion.Maximum.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains(s_endpoint.Text, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Advice);
    }

    [Fact]
    public void A_pinned_version_is_spoken_whatever_the_engine_says() =>
        Assert.Equal(new(1, 43), VersionNegotiation.Choose(new(1, 43), Ping(new(1, 41)), s_endpoint));

    [Fact]
    public void A_pinned_version_that_this_client_does_not_speak_is_refused_with_the_variables_name()
    {
        foreach (var pinned in new[] { s_belowMinimum, s_aboveMaximum })
        {
            var error = Assert.Throws<DockerVersionException>(() => VersionNegotiation.Choose(pinned, null, s_endpoint));
            Assert.Contains(pinned.ToString(), error.Message, StringComparison.Ordinal);
            Assert.Contains("DOCKER_API_VERSION", error.Message, StringComparison.Ordinal);
        }
    }

    private static ApiVersion Negotiate(ApiVersion? engine) => VersionNegotiation.Choose(null, Ping(engine), s_endpoint);

    private static EnginePing Ping(ApiVersion? version) => new(version, "linux", null, false, null);
}
