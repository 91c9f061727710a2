using System.Collections;
using System.Management.Automation;
using System.Security;
using System.Text;
using DockerPS.Operations;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Parameters;

/// <summary>Secrets of builds, in docker's forms and PowerShell's.</summary>
public sealed class BuildSecretTests : IDisposable
{
    private const string Hidden = "hunter2";

    private readonly string _folder = Directory.CreateTempSubdirectory("dockerps-secret").FullName;

    public BuildSecretTests() => Environment.SetEnvironmentVariable("DOCKERPS_SECRET", "from the variable");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("DOCKERPS_SECRET", null);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("id=a,src=token", "a", "token", null)]
    [InlineData("source=token,id=a", "a", "token", null)]
    [InlineData("ID=a,SRC=token,Type=file", "a", "token", null)]
    [InlineData("id=a,env=NAME", "a", null, "NAME")]
    [InlineData("id=a,env=NAME,type=env", "a", null, "NAME")]
    [InlineData("id=a,type=env,src=NAME", "a", null, "NAME")]
    [InlineData("id=token", "token", "token", null)]
    [InlineData("id=token,type=file", "token", "token", null)]
    [InlineData("id=DOCKERPS_SECRET", "DOCKERPS_SECRET", null, "DOCKERPS_SECRET")]
    [InlineData("id=DOCKERPS_SECRET,src=token", "DOCKERPS_SECRET", "token", null)]
    [InlineData("\"id=a,b\",\"src=c,d\"", "a,b", "c,d", null)]
    [InlineData("id=a=b,src=c=d", "a=b", "c=d", null)]
    public void TextsMeanWhatDockerTakesThemFor(string text, string id, string? path, string? variable)
    {
        var secret = Assert.Single(Read(text));
        Assert.Equal((id, path is null ? null : Path.Combine(Session.Location, path), variable), (secret.Id, secret.Path, secret.Variable));
        Assert.Equal(id, secret.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(Hidden)]
    [InlineData("id")]
    [InlineData("id=")]
    [InlineData("id=a,id=" + Hidden)]
    [InlineData("id=a,src=")]
    [InlineData("id=a,value=" + Hidden)]
    [InlineData("id=a,mode=0400")]
    [InlineData("src=" + Hidden)]
    [InlineData("id=a,src=\"" + Hidden)]
    [InlineData("id=a,src=x,env=Y")]
    [InlineData("id=a,type=file,env=Y")]
    [InlineData("id=a,type=" + Hidden)]
    [InlineData("id=a,type=env,src=x=y")]
    [InlineData("id=a\nsrc=" + Hidden)]
    public void OtherTextsAreRefusedAndNotRepeated(string text) => Assert.DoesNotContain(Hidden, Refusal(text));

    [Fact]
    public void TablesAndObjectsHaveTheSameFields()
    {
        var path = Path.Combine(Session.Location, "token");
        Assert.Equal(path, Read(new Hashtable { ["Id"] = "a", ["Path"] = "token" })[0].Path);
        Assert.Equal(path, Read(new Hashtable { ["id"] = "a", ["SOURCE"] = "token" })[0].Path);
        Assert.Equal(path, Read(new Hashtable { ["id"] = "a", ["src"] = new FileInfo(path) })[0].Path);
        Assert.Equal(path, Read(new Hashtable { ["id"] = "token" })[0].Path);
        Assert.Equal("NAME", Read(new Hashtable { ["Id"] = "a", ["Environment"] = "NAME" })[0].Variable);
        Assert.Equal("NAME", Read(new Dictionary<string, string> { ["Id"] = "a", ["Env"] = "NAME" })[0].Variable);
        Assert.Equal("NAME", Read(Bag(("Id", "a"), ("EnvironmentVariable", "NAME")))[0].Variable);
        Assert.Equal(Hidden, Reveal(Read(Bag(("Id", "a"), ("Value", Secure(Hidden))))[0]));
        Assert.Equal(Hidden, Reveal(Read(new Hashtable { ["Id"] = "a", ["Value"] = Secure(Hidden) })[0]));
        Assert.Equal(Hidden, Reveal(Read(new Hashtable { ["Id"] = "a", ["VALUE"] = new PSObject(Hidden) })[0]));
        Assert.Equal("", Reveal(Read(new Hashtable { ["Id"] = "a", ["Value"] = "" })[0]));
        Assert.Equal([1, 2], Read(new Hashtable { ["Id"] = "a", ["Value"] = new byte[] { 1, 2 } })[0].Bytes!);
        object[] bytes = [(byte)1, new PSObject((byte)2)];
        Assert.Equal([1, 2], Read(new Hashtable { ["Id"] = "a", ["Value"] = bytes })[0].Bytes!);
        Assert.Equal(["a", "Value", "id"], Read(new object[]
        {
            new Hashtable { ["a"] = Secure(Hidden) },
            new Hashtable { ["Value"] = Secure(Hidden) },
            new Hashtable { ["id"] = Secure(Hidden) },
        }).Select(secret => secret.Id));
    }

    [Fact]
    public void OtherTablesAreRefusedAndNoValueIsShown()
    {
        Hashtable[] tables =
        [
            new() { ["a"] = Hidden },
            new() { ["Path"] = "token", ["Value"] = Hidden },
            new() { ["Id"] = "", ["Value"] = Hidden },
            new() { ["Id"] = "a", ["Path"] = "token", ["Value"] = Hidden },
            new() { ["Id"] = "a", ["Type"] = "env", ["Value"] = Hidden },
            new() { ["Id"] = "a", ["Value"] = null },
            new() { ["Id"] = "a", ["Value"] = 1.5 },
            new() { ["Id"] = "a", ["Value"] = new[] { Hidden } },
            new() { ["Id"] = "a", ["Value"] = new Hashtable { ["x"] = Hidden } },
            new() { ["Id"] = "a", ["Path"] = Secure(Hidden) },
            new() { ["Id"] = "a", ["Password"] = Hidden },
            new() { ["Id"] = "a", ["Path"] = new[] { Hidden } },
        ];
        Assert.All(tables, table => Assert.DoesNotContain(Hidden, Refusal(table)));
    }

    [Fact]
    public void AnIdIsGivenOnce()
    {
        Assert.Contains("'a' is given twice", Refusal(new object[] { "id=a,src=x", new Hashtable { ["a"] = Secure("x") } }));
        Assert.Equal(2, Read(new object[] { "id=a,src=x", "id=A,src=x" }).Length);
    }

    [Fact]
    public async Task SourcesAreReadAsTheyAre()
    {
        var bytes = new byte[500 * 1024];
        bytes[^1] = 13;
        File.WriteAllBytes(Path.Combine(_folder, "large"), bytes);
        File.WriteAllText(Path.Combine(_folder, "empty"), "");
        var reader = new BuildSecretReader(Read(new object[]
        {
            $"id=large,src={_folder}/large", $"id=empty,src={_folder}/empty",
            "id=variable,env=DOCKERPS_SECRET", "id=missing,env=DOCKERPS_NONE",
            new Hashtable { ["secure"] = Secure("ÿ€😀") }, new Hashtable { ["Id"] = "bytes", ["Value"] = new byte[] { 0, 255 } },
        }));
        Assert.Null(await reader.ReadAsync(default));
        Assert.Equal(6, reader.Secrets.Ids.Count);
        Assert.Contains("'DOCKERPS_NONE' does not exist, so the secret 'missing' is empty", Assert.Single(reader.Warnings));
        Assert.Equal("ÿ€😀", Encoding.UTF8.GetString(SecureText.RevealBytes(Secure("ÿ€😀"))));
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsOneErrorWithItsPathAndItsId()
    {
        File.WriteAllBytes(Path.Combine(_folder, "large"), new byte[(500 * 1024) + 1]);
        await ExpectAsync("gone", "FileNotFound", "does not exist");
        await ExpectAsync("large/gone", "FileNotFound", "does not exist");
        await ExpectAsync(".", "FileNotRead", "it is a folder");
        await ExpectAsync("large", "InvalidParameter", "500 KiB");

        async Task ExpectAsync(string name, string id, string reason)
        {
            var error = (await new BuildSecretReader(Read($"id=a,src={Path.Combine(_folder, name)}")).ReadAsync(default))!;
            Assert.Equal(id, error.FullyQualifiedErrorId);
            Assert.Contains("'a'", error.ToString());
            Assert.Contains(reason, error.ToString());
        }
    }

    [Fact]
    public async Task AValueFromPowerShellThatIsTooLargeIsRefused()
    {
        var reader = new BuildSecretReader(Read(new Hashtable { ["Id"] = "a", ["Value"] = new byte[(500 * 1024) + 1] }));
        Assert.Contains("500 KiB", (await reader.ReadAsync(default))!.ToString());
    }

    private static BuildSecret[] Read(object value) => (BuildSecret[])Session.Transform(new BuildSecretTransformationAttribute(), value)!;

    private static string Refusal(object value) =>
        Assert.Throws<ArgumentTransformationMetadataException>(() => Read(value)).ToString();

    private static SecureString Secure(string text) => SecureText.Protect(text);

    private static string Reveal(BuildSecret secret) => SecureText.Reveal(secret.Text!);

    private static PSObject Bag(params (string Name, object Value)[] properties)
    {
        var bag = new PSObject();
        Array.ForEach(properties, property => bag.Properties.Add(new PSNoteProperty(property.Name, property.Value)));
        return bag;
    }
}
