using System.Collections;
using System.Management.Automation;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Parameters;

/// <summary>Ssh agents of builds, in docker's forms and PowerShell's.</summary>
public sealed class BuildSshTests
{
    [Theory]
    [InlineData("default", "default")]
    [InlineData("default=", "default")]
    [InlineData("=", "default")]
    [InlineData("=/run/agent", "default", "/run/agent")]
    [InlineData("default=/run/agent", "default", "/run/agent")]
    [InlineData("work=/a,/b", "work", "/a", "/b")]
    [InlineData("work=/a=b", "work", "/a=b")]
    [InlineData("a b", "a b")]
    public void TextsMeanWhatDockerTakesThemFor(string text, string id, params string[] paths)
    {
        var agent = Assert.Single(Read(text));
        Assert.Equal(id, agent.Id);
        Assert.Equal(paths, agent.Paths);
    }

    [Fact]
    public void PathsAreRelativeToTheLocation()
    {
        var path = Path.Combine(Session.Location, "key");
        Assert.Equal([path], Read("work=key")[0].Paths);
        Assert.Equal([path, path], Read(new Hashtable { ["Id"] = "work", ["Path"] = new object[] { "key", new FileInfo(path) } })[0].Paths);
        Assert.Equal([path], Read(new Hashtable { ["work"] = "./key" })[0].Paths);
    }

    [Fact]
    public void TablesAndObjectsHaveTheSameFields()
    {
        Assert.Equal("w=/a", Read(new Hashtable { ["id"] = "w", ["paths"] = "/a" })[0].ToString());
        Assert.Equal("w", Read(new Hashtable { ["Id"] = "w" })[0].ToString());
        Assert.Equal("w", Read(new Hashtable { ["w"] = null })[0].ToString());
        object[] agents = [new Hashtable { ["w"] = new ArrayList { "/a", "/b" } }, "x=/c"];
        Assert.Equal(["w=/a,/b", "x=/c"], Read(agents).Select(agent => agent.ToString()));
        var bag = new PSObject();
        bag.Properties.Add(new PSNoteProperty("Id", "w"));
        bag.Properties.Add(new PSNoteProperty("Path", "/a"));
        Assert.Equal("w=/a", Read(bag)[0].ToString());
    }

    [Fact]
    public void OtherFormsAreRefused()
    {
        Assert.Contains("empty", Refusal(""));
        Assert.Contains("A path of the ssh agent 'w' is empty", Refusal("w=/a,,/b"));
        Assert.Contains("A path of the ssh agent 'w' is empty", Refusal("w=/a,"));
        Assert.Contains("is a path", Refusal(new object[] { "w=/a", "/b" }));
        Assert.Contains("is a path", Refusal("~/.ssh/id_ed25519"));
        Assert.Contains("'w' is given twice", Refusal(new object[] { "w=/a", "w" }));
        Assert.Contains("'default' is given twice", Refusal(new object[] { "=", "default" }));
        Assert.Contains("not a field", Refusal(new Hashtable { ["Id"] = "w", ["Socket"] = "/a" }));
    }

    private static BuildSsh[] Read(object value) => (BuildSsh[])Session.Transform(new BuildSshTransformationAttribute(), value)!;

    private static string Refusal(object value) =>
        Assert.Throws<ArgumentTransformationMetadataException>(() => Read(value)).Message;
}
