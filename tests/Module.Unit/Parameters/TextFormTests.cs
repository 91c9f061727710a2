using System.Globalization;
using System.Management.Automation;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Parameters;

/// <summary>Texts that went wrong once, or that differ between docker and .NET.</summary>
public sealed class TextFormTests
{
    [Theory]
    [InlineData("127.1")]
    [InlineData("127")]
    [InlineData("010.0.0.1")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("1.2.3.4.")]
    [InlineData("256.1.1.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("::1]")]
    [InlineData("1::2::3")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("12345::")]
    [InlineData("")]
    [InlineData(" 10.0.0.1")]
    public void LenientAddressesAreRefused(string text) =>
        Assert.Contains("not an IP address", Assert.Throws<FormatException>(() => Address.Parse(text)).Message);

    [Theory]
    [InlineData("1706688005", "2024-01-31T08:00:05.0000000")]
    [InlineData("1706688005.5", "2024-01-31T08:00:05.5000000")]
    [InlineData("1706688005.123456789", "2024-01-31T08:00:05.1234567")]
    [InlineData("2024-01-31T08:00:05.123456789Z", "2024-01-31T08:00:05.1234567")]
    [InlineData("2024-01-31T08:00:05.9999999999Z", "2024-01-31T08:00:05.9999999")]
    public void TimesAreWhatDockerTakesThemForAndNeverLater(string text, string expected)
    {
        var time = TimeTransformationAttribute.FromText(text).ToUniversalTime();
        Assert.Equal($"{expected}Z", time.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ShortNumbersAreSecondsAgo() =>
        Assert.InRange(DateTime.Now - TimeTransformationAttribute.FromText("600"), TimeSpan.FromSeconds(599), TimeSpan.FromSeconds(660));

    [Theory]
    [InlineData("New-Container busybox echo, 0123, 1e3, 60", "0123>123 1e3>1000")]
    [InlineData("New-Container busybox -Command echo,0x10 -Name a", "0x10>16")]
    [InlineData("New-Container busybox echo, '0123', 60", "")]
    [InlineData("New-Container busybox echo, (0123)", "")]
    [InlineData("if ($true) { New-Container busybox echo, 1.50 }", "1.50>1.5")]
    public void NumbersThatPowerShellHasChangedAreFound(string statement, string expected) => Assert.Equal(expected, string.Join(' ',
        TypedNumbers.Changed(statement, new HashSet<string> { "echo", "123", "1000", "60", "16", "1.5" })
            .Select(one => $"{one.Typed}>{one.Given}")));

    [Theory]
    [InlineData("no-new-privileges")]
    [InlineData("no-new-privileges:true")]
    [InlineData("label:disable")]
    [InlineData("seccomp=unconfined")]
    [InlineData("seccomp=builtin")]
    public void SecurityOptionsAreSentAsTheyAre(string option) => Assert.Equal(option, SecurityOption.Read(option, Session.State));

    [Theory]
    [InlineData("foo", "not a security option")]
    [InlineData("", "not a security option")]
    [InlineData("seccomp=", "no name")]
    [InlineData("seccomp=nosuch.json", "cannot be read")]
    public void OtherSecurityOptionsAreRefused(string option, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => SecurityOption.Read(option, Session.State)).Message);

    [Theory]
    [InlineData("{ \"a\" : [ 1, 2.50, \"\u00fc <\" ] }", "seccomp={\"a\":[1,2.50,\"\u00fc <\"]}")]
    [InlineData("# no JSON", null)]
    [InlineData("{} {}", null)]
    public void ProfilesAreSentAsCompactJson(string profile, string? expected)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, profile);
            foreach (var option in new[] { $"seccomp={path}", $"seccomp:{path}" })
            {
                if (expected is null)
                {
                    var error = Assert.Throws<FormatException>(() => SecurityOption.Read(option, Session.State));
                    Assert.Contains("is not JSON", error.Message);
                }
                else
                {
                    Assert.Equal(expected, SecurityOption.Read(option, Session.State));
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void FiltersHaveValuesAndNamesInLowerCase()
    {
        var filter = new KeyValueTransformationAttribute { IsFilter = true };
        Assert.Equal([new KeyValue("status", "exited")], (KeyValue[])Session.Transform(filter, " STATUS = exited ")!);
        var error = Assert.Throws<ArgumentTransformationMetadataException>(() => Session.Transform(filter, "status"));
        Assert.Contains("'status' has no value", error.Message);
    }

    [Theory]
    [InlineData("0-2,4", "0-2", 4)]
    [InlineData("0", 0)]
    [InlineData("0-3", "0-3")]
    public void ListsOfProcessorsNeedNoQuotes(string expected, params object[] typed) =>
        Assert.Equal(expected, Session.Transform(new CommaListTransformationAttribute(), typed));

    [Theory]
    [InlineData("127.1:18081:80")]
    [InlineData("8080:80:90")]
    [InlineData("80:18098:80")]
    [InlineData("0x7f.0.0.1:8080:80")]
    [InlineData("[127.1]:8080:80")]
    [InlineData("[::1]:80")]
    [InlineData("[::1:8080:80")]
    public void PortsOfNoAddressAreRefused(string text) => Assert.Throws<FormatException>(() => PortSpecification.Parse(text).ToList());

    [Theory]
    [InlineData("\"device=0,1\"", 0, "0,1", "gpu", "")]
    [InlineData("device=0,1", 0, "0,1", "gpu", "")]
    [InlineData("device=0,1,driver=nvidia", 0, "0,1", "gpu", "")]
    [InlineData("1,driver=nvidia,\"capabilities=compute,utility\"", 1, "", "compute,utility,gpu", "")]
    [InlineData("driver=nvidia", 1, "", "gpu", "")]
    [InlineData("all,\"options=foo=bar,baz=qux\"", -1, "", "gpu", "foo=bar,baz=qux")]
    [InlineData("-1", -1, "", "gpu", "")]
    public void RequestsForGpusMeanWhatDockerMakesOfThem(string text, int count, string devices, string capabilities, string options)
    {
        var request = GpuTransformationAttribute.Parse(text);
        Assert.Equal(count, request.Count);
        Assert.Equal(devices, string.Join(',', request.DeviceIds ?? []));
        Assert.Equal(capabilities, string.Join(',', request.Capabilities![0]));
        Assert.Equal(options, string.Join(',', request.Options?.Select(option => $"{option.Key}={option.Value}") ?? []));
    }

    [Theory]
    [InlineData("bogus=1", "driver, count, device, capabilities, options")]
    [InlineData("device=0,device=1", "twice")]
    [InlineData("2,count=3", "twice")]
    [InlineData("2,device=0", "count and devices")]
    [InlineData("device=", "empty")]
    [InlineData("capabilities=compute,utility", "number of GPUs")]
    [InlineData("\"device=0", "do not match")]
    public void OtherRequestsForGpusAreRefused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => GpuTransformationAttribute.Parse(text)).Message);

    [Theory]
    [InlineData("source=a,source=b,target=/t", "twice")]
    [InlineData("source=a,src=b,target=/t", "twice")]
    [InlineData("source=a,target=/t,readonly=", "no value")]
    [InlineData("source=a,target=/t,volume-label", "no value")]
    [InlineData("source=a, target=/t", "' target'")]
    [InlineData("source=a,target= /t", "spaces")]
    [InlineData("source=\"a\",target=/t", "quote")]
    [InlineData("type=bind,source=/a,target=/t,bind-recursive=writable", "readonly")]
    [InlineData("type=bind,source=/a,target=/t,readonly,bind-recursive=readonly", "rprivate")]
    [InlineData("type=tmpfs,target=/t,tmpfs-mode=-1", "octal")]
    [InlineData("source=a,target=/t,volumme-nocopy", "volume-nocopy")]
    public void MountsThatLoseOrMixAreRefused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => MountTransformationAttribute.Parse(text, Session.State)).Message);

    [Fact]
    public void AFieldInQuotesKeepsItsCommas() =>
        Assert.Equal("a,b",
            MountTransformationAttribute.Parse("source=x,target=/t,\"volume-opt=o=a,b\"",
                Session.State).VolumeOptions!.DriverConfig!.Options!["o"]);

    [Theory]
    [InlineData("name=x,ip=127.1")]
    [InlineData("name=x,ip=::1")]
    [InlineData("name=x,ip6=10.0.0.1")]
    [InlineData("name=x,link-local-ip=169.254")]
    [InlineData("name=x,mac-address=12")]
    [InlineData("name=x,name=y")]
    [InlineData("name=x,alias")]
    public void NetworksWithWrongFieldsAreRefused(string text) =>
        Assert.Throws<FormatException>(() => NetworkTransformationAttribute.Parse(text));

    [Theory]
    [InlineData("32 MB", 33554432)]
    [InlineData("1.5g", 1610612736)]
    [InlineData("5b", 5)]
    [InlineData("1e3", 1000)]
    public void SizesMeanWhatDockerMakesOfThem(string text, long size) => Assert.Equal(size, ByteSize.Parse(text));

    [Theory]
    [InlineData("5bb")]
    [InlineData("5ib")]
    [InlineData("32  MB")]
    [InlineData("5kk")]
    public void OtherSizesAreRefused(string text) => Assert.Throws<FormatException>(() => ByteSize.Parse(text));

    [Theory]
    [InlineData("1/2", 0.5)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    public void CpusMayBeFractions(string text, double cpus) => Assert.Equal(cpus, CpuTransformationAttribute.Parse(text));

    [Theory]
    [InlineData("1/3")]
    [InlineData("1/0")]
    [InlineData("half")]
    public void CpusThatEnginesCannotCountAreRefused(string text) =>
        Assert.Throws<FormatException>(() => CpuTransformationAttribute.Parse(text));

    [Theory]
    [InlineData("2562048h")]
    [InlineData("54321ns")]
    [InlineData("300y")]
    public void DurationsThatWouldChangeAreRefused(string text) => Assert.Throws<FormatException>(() => Duration.Parse(text));

    [Theory]
    [InlineData("nofile=-1:10")]
    [InlineData("nofile=2:1")]
    public void LimitsAboveTheHardOneAreRefused(string text) =>
        Assert.Throws<FormatException>(() => UlimitTransformationAttribute.Parse(text));

    [Fact]
    public void OfLimitsWithTheSameNameTheLastCounts() => Assert.Equal(
        [2L],
            ((object[])Session.Transform(new UlimitTransformationAttribute(), new object[] { "nofile=1", "nofile=2" })!).Cast<Ulimit>(
                ).Select(limit => limit.Soft));

    [Theory]
    [InlineData("name:/t:")]
    [InlineData("name::/t")]
    [InlineData(":/t")]
    public void VolumesWithEmptyPartsAreRefused(string text) =>
        Assert.Throws<FormatException>(() => VolumeSpecification.Parse(text, Session.State));

    [Theory]
    [InlineData("replicated", "Replicated")]
    [InlineData("REPLICATED-JOB", "ReplicatedJob")]
    [InlineData("GlobalJob", "GlobalJob")]
    [InlineData("other", "other")]
    public void WordsAreWrittenAsTheEngineHasThem(string given, string word) =>
        Assert.Equal(word, new WordTransformationAttribute("Replicated", "ReplicatedJob", "GlobalJob").Transform(Session.Engine, given));
}
