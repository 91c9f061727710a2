using System.Management.Automation;
using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Errors;

namespace DockerPS.Tests.Errors;

/// <summary>The ways in which engines say that a port or an address is taken, or that a container is not removed.</summary>
public sealed class TakenTests
{
    [Theory]
    [InlineData(
        "driver failed programming external connectivity on endpoint web (0123): Bind for 0.0.0.0:8080 failed: port is already allocated",
        "0.0.0.0:8080")]
    [InlineData("… on endpoint web (0123): Bind for :::8080 failed: port is already allocated", "[::]:8080")]
    [InlineData(
        "… on endpoint web (0123): Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use",
        "0.0.0.0:8080")]
    [InlineData("… failed to bind host port for 127.0.0.1:8080:172.17.0.2:80/tcp: address already in use", "127.0.0.1:8080")]
    [InlineData("… failed to bind host port [::1]:8080/udp: address already in use", "[::1]:8080")]
    [InlineData("cannot listen on the TCP port: listen tcp4 :8080: bind: address already in use", "8080")]
    public void PortsAreNamed(string words, string port)
    {
        var record = Taken(words)!;
        Assert.Equal("PortInUse", record.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ResourceExists, record.CategoryInfo.Category);
        Assert.Equal($"'web' was not started: the port {port} is already in use.", record.ToString());
        Assert.Contains("Get-Container -Port 8080 ", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Address already in use")]
    [InlineData("failed to set up container networking: Address already in use")]
    public void AddressesAreTold(string words) => Assert.Equal("AddressInUse", Taken(words)?.FullyQualifiedErrorId);

    [Theory]
    [InlineData("Conflict. The container name \"/web\" is already in use by container \"0123\".")]
    [InlineData("port '8080' is already in use by service 'web' (abc) as an ingress port")]
    [InlineData("")]
    public void OtherConflictsAreNot(string words) => Assert.Null(Taken(words));

    [Theory]
    [InlineData("You cannot remove a running container 0123. Stop the container before attempting removal or force remove", "running")]
    [InlineData(
        "You cannot remove a paused container 0123. Unpause and then stop the container before attempting removal or force remove",
        "paused")]
    [InlineData("cannot remove container \"0123\": container is running: stop the container before removing or force remove", "running")]
    [InlineData("cannot remove container \"/web\": container is paused and must be unpaused first", "paused")]
    public void RemovalsNameTheState(string words, string state)
    {
        var record = ErrorMapping.From(new DockerApiException(HttpStatusCode.Conflict, words), "web", "Container");
        Assert.Equal("ContainerConflict", record.FullyQualifiedErrorId);
        Assert.Equal($"The container 'web' is {state} and was not removed.", record.ToString());
        Assert.Contains("-Force", record.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image with reference zed:1 was found but does not provide the specified platform (linux/s390x)")]
    [InlineData("image with reference zed:1 was found but does not match the specified platform: wanted linux/s390x, actual: linux/amd64")]
    [InlineData("image with reference zed:1 was found but its platform (linux/amd64) does not match the specified platform (linux/s390x)")]
    public void PlatformsAreNamed(string words)
    {
        var record = ErrorMapping.From(new DockerApiException(HttpStatusCode.NotFound, words), "web", "Container");
        Assert.Equal("ImageNotFound", record.FullyQualifiedErrorId);
        Assert.Equal("The image 'zed:1' is not available for the platform linux/s390x.", record.ToString());
    }

    [Fact]
    public void IdsOfEnginesAreShort()
    {
        var id = new string('a', 64);
        var refusal = new DockerApiException(HttpStatusCode.Conflict, $"removal of container {id} is already in progress, of sha256:{id}");
        var record = ErrorMapping.From(refusal, "web", "Container");
        Assert.Equal($"removal of container {id[..12]} is already in progress, of sha256:{id}", record.ToString());
    }

    private static ErrorRecord? Taken(string words) =>
        NetworkErrors.Taken(new DockerApiException(HttpStatusCode.InternalServerError, words), "web");
}
