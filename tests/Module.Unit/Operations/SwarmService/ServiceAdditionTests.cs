using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json.Nodes;
using DockerPS.Commands;
using DockerPS.Operations;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Operations;

/// <summary>The table of what -Add of Set-SwarmService takes.</summary>
public sealed class ServiceAdditionTests
{
    public static TheoryData<string> Parameters => [.. ServiceCollection.All.Select(collection => collection.Parameter)];

    [Fact]
    public void EveryCollectionIsThereOnce() => Assert.Equal(
        ServiceCollection.All.Select(collection => collection.Parameter).Order(),
        ServiceAddition.All.Select(addition => addition.Parameter).Order());

    [Theory]
    [MemberData(nameof(Parameters))]
    public void EachIsNamedAndReadLikeItsParameter(string parameter)
    {
        var addition = ServiceAddition.Find(parameter)!;
        var property = typeof(ServiceSpecCmdlet).GetProperty(parameter)!;
        Assert.Equal(property.PropertyType, addition.Type);
        Assert.Equal(property.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? [], addition.Aliases);
        Assert.Equal(property.GetCustomAttribute<ArgumentTransformationAttribute>(), addition.Transformation);
    }

    [Theory]
    [InlineData("Environment", "A=1")]
    [InlineData("Label", "a=1")]
    [InlineData("ContainerLabel", "a=1")]
    [InlineData("Port", "8080:80")]
    [InlineData("Mount", "type=volume,source=data,target=/data")]
    [InlineData("Constraint", "node.role==worker")]
    [InlineData("PlacementPreference", "node.labels.zone")]
    [InlineData("ExtraHost", "db:10.0.0.5")]
    [InlineData("Dns", "10.0.0.1")]
    [InlineData("DnsSearch", "example.com")]
    [InlineData("DnsOption", "ndots:2")]
    [InlineData("Group", "wheel")]
    [InlineData("Sysctl", "net.core.somaxconn=1024")]
    [InlineData("Ulimit", "nofile=1024")]
    [InlineData("CapAdd", "NET_ADMIN")]
    [InlineData("CapDrop", "NET_ADMIN")]
    [InlineData("LogOption", "max-size=1m")]
    public void AValueComesWhereTheCollectionIs(string parameter, string value)
    {
        var spec = new ServiceRequest(Added(parameter, value), new ServiceLinks()).Build().ToJson();
        var path = ServiceCollection.All.Single(collection => collection.Parameter == parameter).Path;
        Assert.NotNull(path.Split('.').Aggregate((JsonNode?)spec, (node, name) => node?[name]));
    }

    [Fact]
    public void LinkedThingsAreKept()
    {
        Assert.Equal("net", Assert.Single(Added("Network", "net").Networking.Network!).Name);
        Assert.Equal("key", Assert.Single(Added("Secret", "source=key,target=tls.key").Storage.Secret!).Source);
        Assert.Equal("conf", Assert.Single(Added("Config", "conf").Storage.Config!).Source);
    }

    [Fact]
    public void SeveralCollectionsAreAddedTo()
    {
        var added = CollectionChanges.Added(new Hashtable { ["env"] = "A=1", ["Publish"] = 80, ["dns"] = "10.0.0.1" }, Session.Engine)!;
        Assert.Equal("A=1", Assert.Single(added.Environment!).ToString());
        Assert.Single(added.Networking.Port!);
        Assert.Single(added.Networking.Dns!);
        Assert.Null(CollectionChanges.Added(null, Session.Engine));
    }

    [Fact]
    public void WhatDoesNotFitIsAnErrorThatNamesTheCollection()
    {
        Assert.StartsWith("Port of -Add: ", Assert.Throws<FormatException>(() => Added("Port", "eighty")).Message);
        Assert.StartsWith("'Image' is not a collection", Assert.Throws<FormatException>(() => Added("Image", "busybox")).Message);
    }

    private static ServiceSettings Added(string parameter, object value) =>
        CollectionChanges.Added(new Hashtable { [parameter] = value }, Session.Engine)!;
}
