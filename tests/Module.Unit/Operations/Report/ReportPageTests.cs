using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using DockerPS.Operations;
using DockerPS.Terminal;

namespace DockerPS.Tests.Operations;

/// <summary>The page of a report: well-formed, closed against whatever names contain, and honest about what is missing.</summary>
public sealed class ReportPageTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(60, 11)]
    [InlineData(500, 60)]
    public void IsWellFormedXml(int containers, int projects) =>
        Assert.Equal("html", Read(ReportSamples.Engine(containers, projects)).Name.LocalName);

    [Fact]
    public void HasTheReadersLanguageAHeadingAndOneLevelAfterTheOther()
    {
        var page = Read(ReportSamples.Engine(60, 11), ReportSamples.Engine(4, 2) with { Name = "test" });
        Assert.Equal("en", page.Attribute("lang")!.Value);
        var levels = page.Descendants().Select(element => element.Name.LocalName).Where(name => name is ['h', >= '1' and <= '6'])
            .Select(name => name[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Equal(1, levels.Count(level => level == 1));
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void HasTablesWithHeadingsForRowsAndColumns()
    {
        foreach (var table in Read(ReportSamples.Engine(60, 11)).Descendants("table"))
        {
            Assert.NotNull(table.Attribute("aria-label"));
            Assert.All(table.Element("thead")!.Descendants("th"), cell => Assert.Equal("col", cell.Attribute("scope")!.Value));
            Assert.All(table.Element("tbody")!.Elements("tr"), row => Assert.Equal("row", row.Element("th")!.Attribute("scope")!.Value));
        }
    }

    [Fact]
    public void HasNoScriptNoAddressAndNoStyleButItsOwn()
    {
        var page = Read(Hostile());
        string[] active =
            ["script", "img", "link", "iframe", "object", "embed", "form", "base", "audio", "video", "image", "use", "foreignObject"];
        Assert.DoesNotContain(page.Descendants(), element => active.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase));
        Assert.Single(page.Descendants("style"));
        var attributes = page.Descendants().Attributes().ToList();
        Assert.DoesNotContain(attributes, attribute => attribute.Name.LocalName is "style" or "src" or "srcset"
            || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(attributes.Where(attribute => attribute.Name.LocalName == "href"), link => Assert.StartsWith("#e", link.Value));
        Assert.DoesNotContain("url(", page.Descendants("style").Single().Value, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.Descendants("style").Single().Value, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void ForbidsEverythingButItsOwnStyle()
    {
        var page = Read(ReportSamples.Engine(1, 1));
        var policy = page.Descendants("meta").Single(meta => meta.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        var style = page.Descendants("style").Single().Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy);
    }

    [Fact]
    public void ShowsHostileNamesAsTheyAre()
    {
        var page = Read(Hostile());
        var shown = VisibleText.OfLine(ReportSamples.Hostile).Replace('\uD800', '\uFFFD').Replace('\uFFFF', '\uFFFD');
        Assert.Equal(shown, page.Descendants("title").First().Value);
        var names = page.Descendants("bdi").Select(name => name.Value).ToList();
        Assert.True(names.Count(name => name.StartsWith("\"><img src=x onerror=alert(1)></script>", StringComparison.Ordinal)) > 10);
        Assert.DoesNotMatch("[\u0000-\u0008\u000B-\u001F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]", Write(Hostile()));
    }

    [Fact]
    public void CutsTextsOfThousandsOfCharacters()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F433", 4000));
        var container = ReportSamples.Sound(text) with { Project = text, Image = text, Error = text, State = "exited", Networks = [text] };
        var engine = ReportSamples.With(container) with
        {
            Name = text, Host = text, Warnings = [text],
            Networks = [new() { Name = text, Driver = text, Members = [text], Subnets = [text] }],
            Volumes = [new() { Name = text, Driver = text, Project = text, Users = [text] }],
            Images = [new() { Id = text, References = [text] }],
        };
        var page = Read(engine, new EngineFacts { Name = text, Failure = text });
        Assert.All(page.Descendants().Where(element => !element.HasElements && element.Name != "style"), element =>
            Assert.True(element.Value.Length <= 1000));
        Assert.All(page.Descendants().Attributes(), attribute => Assert.True(attribute.Value.Length <= 2000));
        Assert.DoesNotContain("\uFFFD", Write(engine), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhatAnEmptyEngineLacksInsteadOfEmptyTables()
    {
        var page = Read(new EngineFacts { Name = "new" });
        Assert.Empty(page.Descendants("table"));
        var notes = page.Descendants("p").Where(note => note.Attribute("class")?.Value == "note").Select(note => note.Value).ToList();
        foreach (var word in (string[])["containers", "images", "volumes", "networks", "port", "Nothing was found", "disk usage"])
        {
            Assert.Contains(notes, note => note.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void NamesAnEngineThatIsDownAndReportsTheOthers()
    {
        var page = Read(ReportSamples.Engine(4, 2), new EngineFacts { Name = "tcp://down:2375", Failure = "It does not answer." });
        var section = page.Descendants("section").Single(part => part.Attribute("id")?.Value == "e2");
        Assert.Equal("tcp://down:2375", section.Element("h2")!.Value);
        Assert.Contains("It does not answer.", section.Value, StringComparison.Ordinal);
        Assert.Contains("shop0-web-1", page.Descendants("section").First().Value, StringComparison.Ordinal);
        Assert.Contains("not reported", page.Descendants("nav").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void StatesUtcAndTheLocalTime()
    {
        var header = Read(ReportSamples.Engine(1, 1)).Descendants("header").Single();
        Assert.Contains(
            "Created 2026-11-29 19:41 UTC, 2026-11-29 20:41 local time (+01:00). All times are UTC.",
            header.Value,
            StringComparison.Ordinal);
        Assert.Equal("2026-11-29T19:41:00Z", header.Descendants("time").Single().Attribute("datetime")!.Value);
    }

    [Fact]
    public void FoldsTheProjectsOfALargeEngineButForSomeWithProblems()
    {
        var page = Read(ReportSamples.Engine(500, 60));
        var groups = page.Descendants("div").Single(part => part.Attribute("class")?.Value == "groups").Elements("details").ToList();
        var open = groups.Where(group => group.Attribute("open") is not null).ToList();
        Assert.InRange(open.SelectMany(group => group.Descendants("tbody").Elements()).Count(), 20, 40);
        Assert.All(open, group => Assert.Contains(
            group.Descendants("span"), state => state.Attribute("class")?.Value == "state bad" || state.Value == "restarting"));
        Assert.True(Write(ReportSamples.Engine(500, 60)).Length < 1_000_000);
        var small = Read(ReportSamples.Engine(12, 3)).Descendants("div").Single(part => part.Attribute("class")?.Value == "groups");
        Assert.All(small.Elements("details"), group => Assert.NotNull(group.Attribute("open")));
    }

    [Fact]
    public void FoldsTheRowsOfAnEndlessTable()
    {
        var containers = Enumerable.Range(0, 250).Select(index => ReportSamples.Sound($"c{index}")).ToList();
        var page = Read(new EngineFacts { Name = "many", Containers = containers });
        var more = page.Descendants("details").Single(part => part.Attribute("class")?.Value == "more");
        Assert.Equal("150 more containers", more.Element("summary")!.Value);
    }

    [Fact]
    public void HasUniqueIdsAndLinksThatLeadSomewhere()
    {
        var page = Read(ReportSamples.Engine(4, 2), ReportSamples.Engine(4, 2), new EngineFacts { Name = "down", Failure = "gone" });
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
        Assert.All(page.Descendants().Attributes("href"), link => Assert.Contains(link.Value[1..], ids));
    }

    private static EngineFacts Hostile()
    {
        const string Text = ReportSamples.Hostile;
        var container = ReportSamples.Sound(Text) with
        {
            Project = Text, Image = Text, Error = Text, State = "exited", Networks = [Text, Text + "2"], HostPaths = [Text],
            Ports = [new(80, Text, Text, 80)],
        };
        return ReportSamples.With(container) with
        {
            Name = Text, Host = Text, Version = Text, System = Text, Warnings = [Text],
            Containers = [container, container with { State = Text, Health = Text, Error = null, FinishedAt = null }],
            Networks =
            [
                new() { Name = Text, Driver = Text, Scope = Text, Members = [Text], Subnets = [Text] },
                new() { Name = Text + "2", Members = [Text] },
            ],
            Volumes = [new() { Name = Text, Driver = Text, Project = Text, Users = [Text] }],
            Images = [new() { Id = Text }, new() { Id = "sha256:1", References = [Text] }],
            UsageFailure = Text,
        };
    }

    private static string Write(params EngineFacts[] engines) =>
        ReportPage.Write(ReportSamples.Report(engines) with { Title = engines[0].Name });

    private static XElement Read(params EngineFacts[] engines)
    {
        // Entities are not known to parsers of XML, nor are unquoted attributes or open tags.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore };
        using var reader = XmlReader.Create(new StringReader(Write(engines)), settings);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
