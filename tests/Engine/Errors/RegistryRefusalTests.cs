using System.Net;
using DockerPS.Engine.Errors;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Tests.Errors;

public sealed class RegistryRefusalTests
{
    /// <summary>What engines 20.10 and 28.5 say, the latter with both image stores, and what they pass on from Docker Hub.</summary>
    [Theory]
    [InlineData(RegistryFailure.Denied, "unauthorized: authentication required")]
    [InlineData(RegistryFailure.Denied, "no basic auth credentials")]
    [InlineData(RegistryFailure.Denied, "Head \"https://127.0.0.1:20181/v2/app/manifests/1\": no basic auth credentials")]
    [InlineData(RegistryFailure.Denied, "login attempt to https://127.0.0.1:20181/v2/ failed with status: 401 Unauthorized")]
    [InlineData(RegistryFailure.Denied, "Get \"https://registry-1.docker.io/v2/\": unauthorized: incorrect username or password")]
    [InlineData(RegistryFailure.Denied, "denied: requested access to the resource is denied")]
    [InlineData(RegistryFailure.Denied, "failed to resolve reference \"10.0.0.1:23665/app:1\": pull access denied, repository does not "
        + "exist or may require authorization: authorization failed: no basic auth credentials")]
    [InlineData(
        RegistryFailure.Denied,
        "push access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials")]
    [InlineData(RegistryFailure.Denied, "pull access denied, repository does not exist or may require authorization: server message: "
        + "insufficient_scope: authorization failed")]
    [InlineData(RegistryFailure.NotFound, "failed to resolve reference \"10.0.0.1:23665/nosuch:1\": 10.0.0.1:23665/nosuch:1: not found")]
    [InlineData(
        RegistryFailure.NotFound,
        "image with reference 10.0.0.1:23665/app:1 was found but does not provide the specified platform (linux/s390x)")]
    [InlineData(RegistryFailure.NotFound, "manifest for 127.0.0.1:20181/app:nosuch not found: manifest unknown: manifest unknown")]
    [InlineData(
        RegistryFailure.NotFound, "repository 127.0.0.1:20181/nosuch not found: name unknown: repository name not known to registry")]
    [InlineData(RegistryFailure.NotFound, "no matching manifest for linux/s390x in the manifest list entries")]
    [InlineData(
        RegistryFailure.NotFound,
        "manifest for registry.example:4010/certificate/denied:401 not found: manifest unknown: manifest unknown")]
    [InlineData(RegistryFailure.NotFound, "An image does not exist locally with the tag: 127.0.0.1:20181/nosuch")]
    [InlineData(RegistryFailure.NotFound, "pull access denied for nosuch, repository does not exist or may require 'docker login': "
        + "denied: requested access to the resource is denied")]
    [InlineData(RegistryFailure.Unreachable, "Get \"http://127.0.0.1:1/v2/\": dial tcp 127.0.0.1:1: connect: connection refused")]
    [InlineData(RegistryFailure.Unreachable, "Get \"https://nosuch.invalid/v2/\": dial tcp: lookup nosuch.invalid: no such host")]
    [InlineData(RegistryFailure.Unreachable, "Get \"https://10.0.0.1/v2/\": net/http: request canceled while waiting for connection "
        + "(Client.Timeout exceeded while awaiting headers)")]
    [InlineData(RegistryFailure.Unreachable, "Get \"https://10.0.0.1:5000/v2/\": http: server gave HTTP response to HTTPS client")]
    [InlineData(RegistryFailure.Unreachable, "login attempt to http://127.0.0.1:22615/v2/ failed with status: 404 Not Found")]
    [InlineData(RegistryFailure.CertificateNotTrusted, "Get \"https://10.0.0.1:27190/v2/\": x509: certificate signed by unknown authority")]
    [InlineData(
        RegistryFailure.CertificateNotTrusted,
        "Get \"https://10.0.0.1:20437/v2/\": tls: failed to verify certificate: x509: certificate signed by unknown authority")]
    public void The_engines_words_tell_why(RegistryFailure failure, string message)
    {
        foreach (
            var error in new DockerException[] { new DockerApiException(
                HttpStatusCode.InternalServerError, message), new DockerOperationException(message) })
        {
            var explained = Assert.IsType<DockerRegistryException>(RegistryRefusal.Explain(error));
            Assert.Equal(failure, explained.Failure);
            Assert.Equal(message, explained.Message);
        }
    }

    [Fact]
    public void Other_failures_stay_what_they_are()
    {
        var full = new DockerOperationException("write /var/lib/docker/tmp: no space left on device");
        Assert.Same(full, RegistryRefusal.Explain(full));
        var foreign = new DockerOperationException("open /var/lib/docker/tmp/certificate: permission denied");
        Assert.Same(foreign, RegistryRefusal.Explain(foreign));
        var broken = new DockerStreamException("unauthorized");
        Assert.Same(broken, RegistryRefusal.Explain(broken));
    }
}
