using System.Text.Json.Nodes;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>The routes below /services, by their requests and by what engines answered.</summary>
public sealed class ServiceEndpointsTests
{
    /// <summary>A service as engines write it, with a field that the client has no name for.</summary>
    private const string Service =
        """
        {"ID":"s1","Version":{"Index":18446744073709551615},"CreatedAt":"2026-01-31T08:00:00Z","Novelty":[1.50],
         "Spec":{"Name":"web","Labels":{"a":"1"},"TaskTemplate":{"ContainerSpec":{"Image":"busybox:latest@sha256:00","Env":["A=1"],
         "Healthcheck":{"Test":["NONE"]},
           "DNSConfig":{"Nameservers":["10.0.0.1"]},"TTY":true,"Secrets":[{"File":{"Name":"key","UID":"0","GID":"0","Mode":292},
           "SecretID":"x1","SecretName":"key"}]},
           "Resources":{"Limits":{"NanoCPUs":500000000}},"Placement":{"Platforms":[{"Architecture":"amd64","OS":"linux"}]},"ForceUpdate":2},
           "Mode":{"ReplicatedJob":{"MaxConcurrent":2,"TotalCompletions":3}},"EndpointSpec":{"Mode":"vip","Ports":[{"Protocol":"tcp",
           "TargetPort":80,"PublishMode":"ingress"}]}},
         "Endpoint":{"VirtualIPs":[{"NetworkID":"n1","Addr":"10.0.1.2/24"}]},"UpdateStatus":{"State":"paused","Message":"why"},
         "ServiceStatus":{"RunningTasks":1,"DesiredTasks":2,"CompletedTasks":1},"JobStatus":{"JobIteration":{"Index":4}}}
        """;

    [Fact]
    public async Task A_service_is_read_with_all_its_parts()
    {
        await using var engine = Answering($"[{Service}]");
        using var client = engine.CreateClient();
        var service = Assert.Single(await client.Services.ListAsync(new FilterSet().Add("mode", "replicated-job")));
        Assert.Equal(("s1", "web", ulong.MaxValue), (service.Id, service.Name, service.Version!.Index));
        var (spec, task) = (service.Spec!, service.Spec!.TaskTemplate!);
        Assert.Equal((2, 3), (spec.Mode!.ReplicatedJob!.MaxConcurrent, spec.Mode.ReplicatedJob.TotalCompletions));
        Assert.Equal(("NONE", "10.0.0.1", true), (
            task.ContainerSpec!.Healthcheck!.Test![0], task.ContainerSpec.DnsConfig!.Nameservers![0], task.ContainerSpec.Tty));
        Assert.Equal(("x1", "key", 292), (
            task.ContainerSpec.Secrets![0].SecretId, task.ContainerSpec.Secrets[0].File!.Name, task.ContainerSpec.Secrets[0].File!.Mode));
        Assert.Equal((500_000_000L, "linux", 2L), (
            task.Resources!.Limits!.NanoCpus, task.Placement!.Platforms![0].OperatingSystem, task.ForceUpdate));
        Assert.Equal((80, null), (spec.EndpointSpec!.Ports![0].TargetPort, spec.EndpointSpec.Ports[0].PublishedPort));
        Assert.Equal(("10.0.1.2/24", "paused"), (service.Endpoint!.VirtualIps![0].Address, service.UpdateStatus!.State));
        Assert.Equal(
            (1L, 2L, 1L, 4UL), (
                service.ServiceStatus!.RunningTasks,
                service.ServiceStatus.DesiredTasks,
                service.ServiceStatus.CompletedTasks,
                service.JobStatus!.JobIteration!.Index));
        Assert.Equal("GET /v1.41/services?filters=%7B%22mode%22%3A%5B%22replicated-job%22%5D%7D&status=true HTTP/1.1", engine.Requests[^1]);
    }

    [Fact]
    public async Task What_has_no_name_here_is_kept_as_it_came()
    {
        await using var engine = Answering(Service);
        using var client = engine.CreateClient();
        var service = await client.Services.ReadAsync("s1");
        Assert.Equal("[1.50]", service["Novelty"]!.ToJsonString());
        Assert.Equal("18446744073709551615", service["Version"]!["Index"]!.ToJsonString());
    }

    [Fact]
    public void A_spec_holds_only_what_was_said()
    {
        var spec = new ServiceSpec
        {
            TaskTemplate = new() { ContainerSpec = new() { Env = [], Tty = false } },
            UpdateConfig = new() { Parallelism = 0 },
        };
        Assert.Equal(
            """{"TaskTemplate":{"ContainerSpec":{"Env":[],"TTY":false}},"UpdateConfig":{"Parallelism":0}}""", spec.ToJson().ToJsonString());
    }

    [Theory]
    [InlineData(false, "POST /v1.41/services/s1/update?version=7&registryAuthFrom=spec HTTP/1.1")]
    [InlineData(true, "POST /v1.41/services/s1/update?version=7 HTTP/1.1")]
    public async Task A_change_names_its_state_and_where_the_login_comes_from(bool hasLogin, string request)
    {
        var head = "";
        await using var engine = HostileEngine.Behaving(connection =>
        {
            head = connection.Head;
            return connection.SendAsync(Answer("{}"));
        });
        using var client = engine.CreateClient();
        var login = hasLogin ? new RegistryAuth { UserName = "u", Password = "p" } : null;
        await client.Services.UpdateAsync("s1", new() { Index = 7 }, new JsonObject { ["Name"] = "web" }, login);
        Assert.Equal(request, engine.Requests[^1]);
        Assert.Equal(hasLogin, head.Contains("X-Registry-Auth: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_is_taken_back_by_its_state()
    {
        await using var engine = Answering("{}");
        using var client = engine.CreateClient();
        await client.Services.RollBackAsync("s1", new() { Index = 8 }, new JsonObject { ["Name"] = "web" });
        Assert.Equal("POST /v1.41/services/s1/update?version=8&rollback=previous HTTP/1.1", engine.Requests[^1]);
    }

    [Theory]
    [InlineData("[{\"ID\":\"s1\"}]", 1)]
    [InlineData("[{\"ID\":\"s1\",\"Spec\":null,\"Endpoint\":null,\"UpdateStatus\":null,\"Version\":null}]", 1)]
    [InlineData("[]", 0)]
    public async Task A_service_that_lacks_parts_is_none_the_less_read(string json, int count)
    {
        await using var engine = Answering(json);
        using var client = engine.CreateClient();
        Assert.Equal(count, (await client.Services.ListAsync()).Count);
    }

    [Theory]
    [InlineData("[{\"ID\":")]
    [InlineData("{}")]
    [InlineData("[{\"ID\":7}]")]
    public async Task An_answer_that_is_no_list_of_services_is_an_error(string json)
    {
        await using var engine = Answering(json);
        using var client = engine.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Services.ListAsync());
    }

    private static HostileEngine Answering(string json) => HostileEngine.Answering(Answer(json));

    private static string Answer(string json) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}";
}
