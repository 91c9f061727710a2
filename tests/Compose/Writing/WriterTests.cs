using System.Reflection;
using System.Text.Json;
using DockerPS.Compose.Errors;
using DockerPS.Compose.Loading;
using DockerPS.Compose.Model;
using DockerPS.Compose.Writing;
using DockerPS.Compose.Yaml;

namespace DockerPS.Compose.Tests.Writing;

public class WriterTests
{
    private static readonly string s_fixtures = typeof(WriterTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "Fixtures").Value!;

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(s_fixtures).Select(folder => Path.GetFileName(folder))];

    /// <summary>Returns all texts of a project.</summary>
    internal static string AllTexts(ComposeProject project) =>
        ComposeWriter.ToYaml(project) + ComposeWriter.ToJson(project) + string.Join(' ', ComposeObjects.Of(project).Values);

    private static ComposeOptions Options(string name, string text = "") => new()
    {
        WorkingDirectory = Path.Combine(s_fixtures, name),
        Files = text.Length > 0 ? [text] : [],
        Environment = new Dictionary<string, string> { ["HOME"] = "/root" },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void What_is_written_is_read_again_as_the_same(string name)
    {
        var project = ComposeLoader.Load(Options(name));
        using var folder = new ProjectFolder("compose.yaml", ComposeWriter.ToYaml(project), "compose.json", ComposeWriter.ToJson(project));
        foreach (var file in (string[])["compose.yaml", "compose.json"])
        {
            // Compose's own forms have three gaps: rates have other keys in JSON, keys with dollar signs gain some, and services that are
            // left out can still be named as optional dependencies.
            if ((file, name) is ("compose.json", "every-key") or (_, "interpolation" or "references"))
            {
                continue;
            }

            var again = folder.Load(options => options with
            {
                Files = [file], ProjectName = project.Name, ProjectDirectory = project.WorkingDirectory, Profiles = ["*"],
            });
            Assert.Equal(ComposeWriter.ToJson(project), ComposeWriter.ToJson(again));
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_JSON_is_correct_and_has_the_keys_of_the_objects(string name)
    {
        var project = ComposeLoader.Load(Options(name));
        using var json = JsonDocument.Parse(ComposeWriter.ToJson(project));
        Assert.Equal(project.Services.Keys, json.RootElement.GetProperty("services").EnumerateObject().Select(item => item.Name));
        Assert.Equal(project.Name, ComposeObjects.Of(project)["name"]);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("1", "\"1\"")]
    [InlineData("12:30", "\"12:30\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a:b", "a:b")]
    [InlineData("it's", "it's")]
    [InlineData("'x", "'''x'")]
    [InlineData(" x", "' x'")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("a\nb", "|-\n    a\n    b")]
    [InlineData("a\nb\n", "|\n    a\n    b")]
    [InlineData("a\n\n", "|+\n    a\n")]
    [InlineData("\u00e9", "\u00e9")]
    [InlineData("\ud83d\ude00", "\"\\U0001F600\"")]
    public void Strings_have_the_style_of_Compose(string value, string yaml)
    {
        var map = new MappingNode(default);
        map.Set("k", value);
        Assert.Equal($"k: {yaml.Replace("    ", "  ", StringComparison.Ordinal)}\n", YamlText.Of(map));
    }

    [Fact]
    public void Keys_are_sorted_with_numbers_by_their_value() => Assert.Equal(
        "_a 1 2 10 a-b a.b a1 a2 a10 aa", string.Join(' ', "aa a10 a2 a1 10 2 1 a.b a-b _a".Split(' ').Order(NaturalOrder.Instance)));

    [Fact]
    public void A_hash_depends_on_what_makes_up_the_container_only()
    {
        var hash = ComposeWriter.Hash(ProjectFolder.Service("command: a"));
        Assert.Equal(64, hash.Length);
        Assert.Equal(hash, ComposeWriter.Hash(ProjectFolder.Service("command: [a]\n    build: .\n    scale: 3\n    pull_policy: always")));
        Assert.NotEqual(hash, ComposeWriter.Hash(ProjectFolder.Service("command: b")));
        Assert.NotEqual(hash, ComposeWriter.Hash(ProjectFolder.Service("command: []")));
    }

    [Fact]
    public void Files_of_all_kinds_are_read_or_refused_and_nothing_else_happens()
    {
        var random = new Random(20260101);
        var texts = Directory.GetFiles(s_fixtures, "*.yaml", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        const string signs = "{}[]:,-\n \t'\"#&*!|>?%@`$~0a.=/\\<";
        for (var count = 0; count < 3000; count++)
        {
            var text = texts[random.Next(texts.Count)].ToList();
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                var at = random.Next(text.Count);
                switch (random.Next(3))
                {
                    case 0:
                        text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                        break;
                    case 1:
                        text.Insert(at, signs[random.Next(signs.Length)]);
                        break;
                    default:
                        text[at] = signs[random.Next(signs.Length)];
                        break;
                }

                if (text.Count == 0)
                {
                    break;
                }
            }

            var changed = string.Concat(text);
            using var folder = new ProjectFolder("compose.yaml", changed);
            try
            {
                AllTexts(folder.Load());
                ComposeWriter.ToYaml(ComposeLoader.LoadTemplate(folder.Options));
            }
            catch (ComposeFileException)
            {
                // Refused.
            }
            catch (Exception error)
            {
                Assert.Fail($"{error}\n{changed}");
            }
        }
    }
}
