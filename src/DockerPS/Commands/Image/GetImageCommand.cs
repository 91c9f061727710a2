using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Output;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Commands;

/// <summary>Lists images, one object for each reference (<c>docker images</c>, <c>docker image inspect</c>).</summary>
[Cmdlet(VerbsCommon.Get, "Image")]
// Completion takes no notice of parameter sets: it would offer the details of plain objects, which do not have them.
[OutputType(typeof(Image))]
public sealed class GetImageCommand : FanOutCmdlet
{
    /// <summary>How many lists have come. A name is not told to be missing where none has.</summary>
    private int _answers;

    private readonly Dictionary<string, SharedReader<SharedImageSize>> _sizes = new(StringComparer.Ordinal);

    /// <summary>
    /// The images: a name lists every tag of it, a name with a tag that one, an id or its beginning (from six digits on) that
    /// image; wildcards match the whole reference. Left out, all images.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Id", "Image", "Reference")]
    [ImageReferenceTransformation]
    [ArgumentCompleter(typeof(ImageCompleter))]
    public ImageReference[]? Name { get; set; }

    /// <summary>Only images that no reference stands for and no other image is built on; with <c>:$false</c> only the others.</summary>
    [Parameter]
    public SwitchParameter Dangling { get; set; }

    /// <summary>Only images with all of these labels: <c>key</c>, <c>key=value</c>, or a hashtable.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation]
    [ArgumentCompleter(typeof(LabelCompleter))]
    public KeyValue[]? Label { get; set; }

    /// <summary>Only images that were made after this time: a DateTime, ISO text, or how long ago (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Only images that were made before this time: a DateTime, ISO text, or how long ago (<c>10m</c>).</summary>
    [Parameter]
    [TimeTransformation]
    public DateTime? CreatedBefore { get; set; }

    /// <summary>Also the images between the layers of others, which builds leave.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Writes all that the engine tells of each image.</summary>
    [Parameter]
    [Alias("Inspect")]
    public SwitchParameter Detail { get; set; }

    /// <summary>The engine's own filters, as docker's --filter: <c>key=value</c> or a hashtable, like <c>reference=team/*</c> or <c>before=web:2</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [KeyValueTransformation(IsFilter = true)]
    public KeyValue[]? Filter { get; set; }

    /// <inheritdoc/>
    protected override string Noun => "Image";

    /// <inheritdoc/>
    protected override bool InInputOrder => true;

    /// <summary>Whether images are left out that a name would find.</summary>
    private bool IsSelective => Label is not null || Filter is not null || CreatedAfter is not null || CreatedBefore is not null || GivesDangling;

    private bool GivesDangling => MyInvocation.BoundParameters.ContainsKey(nameof(Dangling));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Name is null)
        {
            Write(List(Engines, All));
            return;
        }

        foreach (var reference in Name)
        {
            if (reference.WrongKind is { } kind)
            {
                WriteError(CommonErrors.WrongKind(Noun, kind, reference.Text!));
                continue;
            }

            if (reference.Malformed is { } problem)
            {
                WriteError(CommonErrors.InvalidParameter(problem, reference.Text));
                continue;
            }

            Write(Find(reference));
        }
    }

    private IEnumerable<(EngineSession Engine, Image Image)> Find(ImageReference reference)
    {
        // An object's own engine wins; its id stands for it, and its name tells its references apart.
        List<EngineSession> engines = [.. Engines.Of(reference)];
        var match = new ImageNameMatch(reference.Text ?? "", reference.IsPattern);
        var pattern = reference.IsPattern ? Wildcard.Parse(reference.Text!) : null;
        Func<(EngineSession Engine, Image Image), bool> isMeant =
            reference.Id is { } id ? item => item.Image.Id == id && (reference.Name.Length == 0 || item.Image.Reference == reference.Name)
            : item => match.Includes(item.Image, item.Engine.Client.IsPodman) || IsId(item.Image, reference.Text!, pattern);

        var (isFound, before) = (false, _answers);
        foreach (var item in List(engines, All).Where(isMeant))
        {
            isFound = true;
            yield return item;
        }

        if (isFound || pattern is not null || Engines.AnyFailed || _answers == before)
        {
            yield break;
        }

        // An image between layers can be named, and one that the filters leave out is there all the same.
        var hidden = List(engines, engine => ReadAsync(engine, all: true, null)).Where(isMeant).ToList();
        if (hidden.Count == 0 && !Engines.AnyFailed)
        {
            WriteError(CommonErrors.NotFound(Noun, reference.ToString(), string.Join(", ", engines.Select(engine => engine.Name))));
        }

        foreach (var item in IsSelective ? [] : hidden)
        {
            yield return item;
        }
    }

    private IEnumerable<(EngineSession Engine, Image Image)> List(IEnumerable<EngineSession> engines, bool all)
    {
        var pairs = Filter?.Select(pair => pair.Key == "reference" ? new KeyValue(pair.Key, ImageNameMatch.Filter(pair.Value ?? "")) : pair);
        var filters = new FilterSet().AddLabels(Label).AddSwitch("dangling", GivesDangling ? Dangling.IsPresent : null).AddPairs(pairs);
        return List(engines, engine => ReadAsync(engine, all, filters))
            .Where(item => (CreatedAfter is not { } after || item.Image.CreatedAt > after) && (CreatedBefore is not { } before || item.Image.CreatedAt < before));
    }

    private IEnumerable<(EngineSession Engine, Image Image)> List(IEnumerable<EngineSession> engines, Func<EngineSession, Task<IEnumerable<Image>>> read) =>
        Engines.QueryEach(engines, null, read).SelectMany(answer =>
        {
            _answers++;
            return answer.Answer.Select(image => (answer.Engine, image));
        });

    private async Task<IEnumerable<Image>> ReadAsync(EngineSession engine, bool all, FilterSet? filters)
    {
        var images = await engine.Client.Images.ListAsync(all, filters, sharedSize: Detail, StopToken).ConfigureAwait(false);
        if (!IsSelective || images.All(image => image.Names.Count > 0))
        {
            return Image.From(images, engine.Name);
        }

        // Filters may leave out what is built on an image, and then it does not dangle all the same. The containerd image store keeps
        // a record without a name beside those with names when an image is loaded again, and filters let it through alone: whoever
        // removes what that record stands for removes the image with its names.
        var family = await engine.Client.Images.ListAsync(all: true, cancellationToken: StopToken).ConfigureAwait(false);
        var named = family.Where(image => image.Names.Count > 0).Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
        return Image.From([.. images.Where(image => image.Names.Count > 0 || !named.Contains(image.Id))], family, engine.Name)
            .Where(image => filters is null || !Dangling || image.Dangling);
    }

    private void Write(IEnumerable<(EngineSession Engine, Image Image)> found)
    {
        foreach (var (engine, image) in found)
        {
            if (Detail)
            {
                Work.Start(engine, image.ToString(), token => DetailAsync(engine, image, token));
            }
            else
            {
                if (!_sizes.TryGetValue(engine.Name, out var sizes))
                {
                    _sizes[engine.Name] = sizes = DetailReaders.ImageSizes(engine.Name, All);
                }

                WriteFromEngine(image.With(sizes));
            }
        }
    }

    private async Task<Action> DetailAsync(EngineSession engine, Image image, CancellationToken cancellationToken)
    {
        var inspect = await engine.Client.Images.InspectAsync(image.Id, cancellationToken).ConfigureAwait(false);
        return () => WriteFromEngine(new ImageDetail(image, inspect).WithSharedSize());
    }

    private static bool IsId(Image image, string text, WildcardPattern? pattern) =>
        pattern is not null ? image.Reference is null && pattern.IsMatch(image.Id) : ImageId.IsId(text, NameMatcher.ShortestId) && ImageId.Begins(image.Id, text);
}
