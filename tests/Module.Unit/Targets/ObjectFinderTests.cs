using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;
using DockerPS.Tests.Fixtures;

namespace DockerPS.Tests.Targets;

/// <summary>References looked up on engines, which are never asked: the finder has its objects.</summary>
public sealed class ObjectFinderTests
{
    private const string First = "tcp://127.0.0.1:1";
    private const string Second = "tcp://127.0.0.1:2";

    private readonly CommandPipeline _pipeline = new();

    [Fact]
    public void ANameIsLookedUpOnEveryEngine()
    {
        Assert.Equal([$"{First} web", $"{Second} web"], Find(Name("web")));
        Assert.Empty(_pipeline.Errors);
    }

    [Fact]
    public void AnObjectIsLookedUpOnItsOwnEngine()
    {
        Assert.Equal([$"{Second} web"], Find(Object("id-web", "web", Second)));
        Assert.Empty(_pipeline.Errors);
    }

    [Fact]
    public void AMissingNameIsOneError()
    {
        Assert.Empty(Find(Name("nosuch")));
        Assert.Equal(["ContainerNotFound"], _pipeline.ErrorIds);
        Assert.Contains($"{First}, {Second}", _pipeline.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AMissingNameMayBeIgnored()
    {
        Assert.Empty(Find(Name("nosuch"), ignoresMissing: true));
        Assert.Empty(_pipeline.Errors);
    }

    [Fact]
    public void AWildcardWithoutAMatchIsNoError()
    {
        Assert.Empty(Find(Name("nosuch*")));
        Assert.Empty(_pipeline.Errors);
    }

    [Fact]
    public void AnAmbiguousNameIsAnErrorOfEachEngine()
    {
        Assert.Empty(Find(Name("twin")));
        Assert.Equal(["ContainerAmbiguous", "ContainerAmbiguous"], _pipeline.ErrorIds);
    }

    [Theory]
    [InlineData("[x")]
    [InlineData("a[")]
    public void AMalformedWildcardIsRefused(string text)
    {
        Assert.Empty(Find(Name(text)));
        Assert.Equal(["InvalidParameter"], _pipeline.ErrorIds);
    }

    [Fact]
    public void AnObjectOfAnotherKindIsRefused()
    {
        Assert.Empty(Find(new ContainerReference { Form = new ReferenceForm.WrongKind("Image", "busybox") }));
        Assert.Single(_pipeline.Errors);
    }

    [Fact]
    public void AnObjectIsATargetWithoutALookup() =>
        Assert.Equal(["gone"], new Finder(Engines()).Resolve([Object("id-gone", "gone", First)]));

    private static ContainerReference Name(string text) => new() { Form = ReferenceForm.ByName.From(text) };

    private static ContainerReference Object(string id, string name, string context) =>
        new() { Form = new ReferenceForm.ByObject(id, name, context) };

    private CommandEngines Engines() => new(_pipeline, [First, Second], "Container", changesObjects: false);

    private List<string> Find(ContainerReference reference, bool ignoresMissing = false) =>
        [.. new Finder(Engines()) { IgnoresMissing = ignoresMissing }.Find(reference).Select(item => $"{item.Engine.Name} {item.Found}")];

    /// <summary>Finds objects that each engine has, whose ids are their names behind <c>id-</c>.</summary>
    private sealed class Finder(CommandEngines engines) : TargetFinder<ContainerReference, string, string>(engines)
    {
        private static readonly string[] s_all = ["web", "db", "twin", "twin"];

        protected override Task<IReadOnlyList<string>> SearchAsync(
            EngineSession engine, ReferenceForm.ByName name, CancellationToken cancellationToken) =>
            Task.FromResult(NameMatcher.Among(s_all, name, IdOf, item => item));

        protected override Task<IReadOnlyList<string>> SearchAsync(
            EngineSession engine, ReferenceForm.ByObject item, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<string>>([.. s_all.Where(one => IdOf(one) == item.Id)]);

        protected override string IdOf(string found) => $"id-{found}";

        protected override string TargetOf(EngineSession engine, string found) => found;

        protected override string TargetOf(EngineSession engine, ReferenceForm.ByObject item) => item.Name;
    }
}
