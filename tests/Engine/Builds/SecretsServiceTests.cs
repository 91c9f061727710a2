using System.Text;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Builds;

public sealed class SecretsServiceTests
{
    [Theory]
    [InlineData("token", "s3cret")]
    [InlineData("TOKEN", "other")]
    [InlineData("with/slash and ÿ", "x")]
    public async Task A_secret_is_given_by_its_id(string id, string value)
    {
        using var service = new SecretsService(Secrets(("token", "s3cret"), ("TOKEN", "other"), ("with/slash and ÿ", "x")));
        var answer = await ServiceCall.With(id).RunAsync(service.GetAsync).Soon();
        Assert.Equal(value, ServiceMessage.FirstText(answer));
    }

    [Fact]
    public async Task Any_bytes_arrive_up_to_the_maximum()
    {
        var bytes = new byte[BuildSecrets.MaximumSize];
        new Random(1).NextBytes(bytes);
        var secrets = new BuildSecrets();
        secrets.Add("empty", []);
        secrets.Add("large", [.. bytes]);
        using var service = new SecretsService(secrets);
        Assert.Empty(await ServiceCall.With("empty").RunAsync(service.GetAsync));
        Assert.Equal(bytes, ServiceMessage.First(await ServiceCall.With("large").RunAsync(service.GetAsync)).ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Token")]
    [InlineData("GIT_AUTH_TOKEN")]
    [InlineData("GIT_AUTH_HEADER.github.com")]
    [InlineData("HTTP_AUTH_TOKEN_example.com")]
    [InlineData("HTTP_AUTH_HEADER_example.com")]
    public async Task An_id_that_was_not_given_is_not_found(string id)
    {
        using var service = new SecretsService(Secrets(("token", "s3cret")));
        var error = await Assert.ThrowsAsync<GrpcException>(() => ServiceCall.With(id).RunAsync(service.GetAsync));
        Assert.Equal(GrpcStatus.NotFound, error.Status);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_none_is_an_error_of_the_call()
    {
        using var service = new SecretsService(Secrets());
        var malformed = new ServiceCall();
        malformed.SendRaw(0x0A, 0x7F, 1);
        Assert.Equal(GrpcStatus.InvalidArgument, (await RefusedAsync(malformed)).Status);
        var empty = new ServiceCall();
        empty.End();
        Assert.Equal(GrpcStatus.InvalidArgument, (await RefusedAsync(empty)).Status);

        Task<GrpcException> RefusedAsync(ServiceCall call) => Assert.ThrowsAsync<GrpcException>(() => call.RunAsync(service.GetAsync));
    }

    [Fact]
    public async Task The_values_are_cleared_with_the_session()
    {
        byte[] value = [1, 2, 3];
        var secrets = new BuildSecrets();
        secrets.Add("id", value);
        var service = new SecretsService(secrets);
        service.Dispose();
        Assert.Equal([0, 0, 0], value);
        Assert.Equal(GrpcStatus.NotFound, (await Assert.ThrowsAsync<GrpcException>(
            () => ServiceCall.With("id").RunAsync(service.GetAsync))).Status);
    }

    [Fact]
    public async Task A_session_has_a_copy_of_its_own()
    {
        byte[] value = [1, 2, 3];
        using var secrets = new BuildSecrets();
        secrets.Add("id", value);
        await using (await SessionServices.OpenAsync(secrets, [], default))
        {
        }

        Assert.Equal([1, 2, 3], value);
        var later = await SessionServices.OpenAsync(secrets, [], default);
        await using (later)
        {
            secrets.Dispose();
            Assert.Equal([0, 0, 0], value);
            Assert.Equal([1, 2, 3], ServiceMessage.First(
                await ServiceCall.With("id").RunAsync(later.Methods[SecretsService.GetSecret])).ToArray());
        }
    }

    [Fact]
    public void A_value_that_is_not_taken_is_cleared_and_not_shown()
    {
        using var secrets = Secrets(("id", "first"));
        var second = Encoding.UTF8.GetBytes("second");
        var twice = Assert.Throws<FormatException>(() => secrets.Add("id", second));
        Assert.Equal("The secret 'id' is given twice.", twice.Message);
        var large = new byte[BuildSecrets.MaximumSize + 1];
        large[^1] = 1;
        Assert.Contains("500 KiB", Assert.Throws<FormatException>(() => secrets.Add("large", large)).Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (second.Max(), large.Max()));
        Assert.Equal("(1 secrets)", secrets.ToString());
    }

    [Fact]
    public async Task The_methods_of_a_session_are_those_that_docker_offers_without_ssh()
    {
        await using var services = await SessionServices.OpenAsync(new(), [], default);
        Assert.Equal(
            ["/moby.buildkit.secrets.v1.Secrets/GetSecret", "/moby.filesync.v1.Auth/Credentials"],
            services.Methods.Keys.Order(StringComparer.Ordinal));
    }

    private static BuildSecrets Secrets(params (string Id, string Value)[] values)
    {
        var secrets = new BuildSecrets();
        Array.ForEach(values, value => secrets.Add(value.Id, Encoding.UTF8.GetBytes(value.Value)));
        return secrets;
    }
}
