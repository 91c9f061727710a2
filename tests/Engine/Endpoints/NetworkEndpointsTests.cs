using System.Net;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Tests.Fixtures;

namespace DockerPS.Engine.Tests.Endpoints;

/// <summary>The routes below /networks. The subnets are of 10.199.0.0/16, which nothing else of the tests has.</summary>
[Collection(OnEngine.Name)]
public sealed class NetworkEndpointsTests(EngineFixture engine)
{
    private DockerClient Client => engine.Client;

    [Fact]
    public async Task A_network_is_made_inspected_listed_and_removed()
    {
        var name = EngineFixture.NewName();
        var created = await Client.Networks.CreateAsync(new()
        {
            Name = name,
            Internal = true,
            EnableIPv6 = true,
            Ipam = new()
            {
                Driver = "default",
                Config =
                [
                    new()
                    {
                        Subnet = "10.199.60.0/24",
                        Gateway = "10.199.60.254",
                        IPRange = "10.199.60.128/25",
                        AuxiliaryAddresses = new Dictionary<string, string> { ["router"] = "10.199.60.9" },
                    },
                    new() { Subnet = "fd99:60::/64" },
                ],
            },
            Labels = new Dictionary<string, string> { ["dockerps.test"] = name },
        });
        try
        {
            Assert.Equal("", created.Warning);
            var network = await Client.Networks.InspectAsync(created.Id, verbose: true, scope: "local");
            Assert.Equal((name, "bridge", "local"), (network.Name, network.Driver, network.Scope));
            Assert.True(network is { Internal: true, EnableIPv6: true, Attachable: false, Ingress: false, ConfigOnly: false });
            var first = network.Ipam!.Config!.Single(config => config.Subnet == "10.199.60.0/24");
            Assert.Equal(
                ("10.199.60.254", "10.199.60.128/25", "10.199.60.9"), (first.Gateway, first.IPRange, first.AuxiliaryAddresses!["router"]));
            Assert.Empty(network.Containers!);
            Assert.Equal(
                created.Id, Assert.Single(await Client.Networks.ListAsync(new FilterSet().Add("label", $"dockerps.test={name}"))).Id);
            Assert.Contains(await Client.Networks.ListAsync(), listed => listed.Id == created.Id && listed.Created is not null);

            var taken = await Assert.ThrowsAsync<DockerApiException>(() => Client.Networks.CreateAsync(new() { Name = name }));
            Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        }
        finally
        {
            await Client.Networks.RemoveAsync(created.Id);
        }

        var gone = await Assert.ThrowsAsync<DockerApiException>(() => Client.Networks.InspectAsync(created.Id));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task A_container_is_connected_with_its_settings_and_disconnected()
    {
        var network = await Client.Networks.CreateAsync(new()
        {
            Name = EngineFixture.NewName(),
            Ipam = new() { Config = [new() { Subnet = "10.199.61.0/24" }] },
        });
        var container = await engine.StartAsync("sleep 100");
        try
        {
            await Client.Networks.ConnectAsync(
                network.Id, container, new() { IpamConfig = new() { IPv4Address = "10.199.61.7" }, Aliases = ["web"] });
            var place = Assert.Single((await Client.Networks.InspectAsync(network.Id)).Containers!);
            Assert.Equal((container, "10.199.61.7/24"), (place.Key, place.Value.IPv4Address));
            var inspect = await Client.Containers.InspectAsync(container);
            Assert.Contains("web", inspect.NetworkSettings!.Networks!.Values.Single(settings => settings.NetworkId == network.Id).Aliases!);

            var used = await Assert.ThrowsAsync<DockerApiException>(() => Client.Networks.RemoveAsync(network.Id));
            Assert.Contains("has active endpoints", used.Message, StringComparison.Ordinal);

            await Client.Networks.DisconnectAsync(network.Id, container);
            Assert.Empty((await Client.Networks.InspectAsync(network.Id)).Containers!);
        }
        finally
        {
            await Client.Containers.RemoveAsync(container, force: true);
            await Client.Networks.RemoveAsync(network.Id);
        }
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("../containers/json")]
    [InlineData("nosuch")]
    public async Task A_name_addresses_nothing_else(string name)
    {
        var error = await Assert.ThrowsAsync<DockerApiException>(() => Client.Networks.InspectAsync(name));

        // Engines answer a path that is not clean with its clean form, which is not followed.
        Assert.True(error.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MovedPermanently, error.Message);
    }

    [Fact]
    public async Task What_an_older_engine_would_drop_is_refused_before_it_is_sent()
    {
        await using var hostile = HostileEngine.Answering("");
        using var client = hostile.CreateClient();
        var connect = await Assert.ThrowsAsync<DockerFeatureException>(
            () => client.Networks.ConnectAsync("a", "b", new() { GwPriority = 1 }).Soon());
        Assert.Equal(new ApiVersion(1, 48), connect.Needed);
        await Assert.ThrowsAsync<DockerFeatureException>(
            () => client.Networks.CreateAsync(new() { Name = "a", EnableIPv4 = false }).Soon());
        Assert.Empty(hostile.Requests);
    }

    [Fact]
    public async Task Peers_and_services_of_a_swarm_are_read_and_what_is_unknown_is_skipped()
    {
        const string Body = """
            {"Name":"mesh","Id":"x1","Created":"2026-01-02T03:04:05.678Z","Scope":"swarm","Driver":"overlay","EnableIPv4":true,
            "EnableIPv6":false,
            "IPAM":{"Driver":"default","Options":null,"Config":[{"Subnet":"10.0.1.0/24","Gateway":"10.0.1.1","Later":1}]},"Internal":false,
            "Attachable":true,
            "Ingress":false,"ConfigFrom":{"Network":""},"ConfigOnly":false,"Options":{"encrypted":""},"Labels":null,"Later":{"a":[1]},
            "Containers":{"c1":{"Name":"web.1","EndpointID":"e1","MacAddress":"02:42:0a:00:01:03","IPv4Address":"10.0.1.3/24",
            "IPv6Address":""}},
            "Peers":[{"Name":"n1","IP":"192.0.2.1"},{"Name":"n2","IP":"192.0.2.2"}],
            "Services":{"web":{"VIP":"10.0.1.2","Ports":["Target: 80"],"LocalLBIndex":256,"Tasks":[{"Name":"web.1","EndpointID":"e1",
            "EndpointIP":"10.0.1.3","Info":{"Host IP":"192.0.2.1"}}]}}}
            """;
        await using var hostile = HostileEngine.Answering(
            $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");
        using var client = hostile.CreateClient();
        var network = await client.Networks.InspectAsync("mesh", verbose: true, scope: "swarm").Soon();
        Assert.Equal(["GET /v1.41/networks/mesh?verbose=1&scope=swarm HTTP/1.1"], hostile.Requests);
        Assert.Equal(("web.1", "10.0.1.3/24"), (network.Containers!["c1"].Name, network.Containers["c1"].IPv4Address));
        Assert.Equal(["192.0.2.1", "192.0.2.2"], network.Peers!.Select(peer => peer.IP));
        var service = network.Services!["web"];
        Assert.Equal(("10.0.1.2", "Target: 80", "10.0.1.3"), (service.VirtualIP, service.Ports![0], service.Tasks![0].EndpointIP));
    }

    [Theory]
    [InlineData("[{\"Id\":\"12")]
    [InlineData("{\"Networks\":[]}")]
    [InlineData("hello")]
    public async Task A_list_that_is_none_is_a_broken_answer(string body)
    {
        await using var hostile = HostileEngine.Answering($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var client = hostile.CreateClient();
        await Assert.ThrowsAsync<DockerStreamException>(() => client.Networks.ListAsync().Soon());
    }
}
