using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Errors;
using DockerPS.Parameters;
using DockerPS.Sessions;

namespace DockerPS.Targets;

/// <summary>Which images a list has.</summary>
internal sealed record ImageQuerySettings
{
    /// <summary>Whether only dangling images are listed, or only the others; null for both.</summary>
    public bool? Dangling { get; init; }

    public IReadOnlyList<KeyValue>? Labels { get; init; }

    public DateTime? CreatedAfter { get; init; }

    public DateTime? CreatedBefore { get; init; }

    /// <summary>Whether intermediate images are listed.</summary>
    public bool All { get; init; }

    /// <summary>Whether shared bytes are counted.</summary>
    public bool SharedSize { get; init; }

    /// <summary>The engine's own filters.</summary>
    public IReadOnlyList<KeyValue>? Filters { get; init; }

    /// <summary>Whether the list may lack images that a name would find.</summary>
    public bool IsSelective =>
        Labels is not null || Filters is not null || CreatedAfter is not null || CreatedBefore is not null || Dangling is not null;
}

/// <summary>Lists images, one for each reference, and finds them by name, wildcard or object.</summary>
/// <param name="pipeline">The running command.</param>
/// <param name="engines">The engines of the command.</param>
/// <param name="settings">Which images the lists have.</param>
internal sealed class ImageQuery(ICommandPipeline pipeline, CommandEngines engines, ImageQuerySettings settings)
{
    private const string Noun = "Image";

    /// <summary>The number of lists received. Without one, a name is not reported as missing.</summary>
    private int _answers;

    /// <summary>Lists the images of all engines.</summary>
    public IEnumerable<(EngineSession Engine, Image Image)> List() => List(engines);

    /// <summary>Returns the images that a reference matches. A reference without a match is reported as an error.</summary>
    public IEnumerable<(EngineSession Engine, Image Image)> Find(ImageReference reference)
    {
        if (reference.Refusal() is { } refusal)
        {
            pipeline.WriteError(refusal);
            yield break;
        }

        // An object's engine takes precedence; the id identifies the image, and the name one of its references.
        List<EngineSession> own = [.. engines.Of(reference)];
        var matches = Matches(reference.Form);

        var (isFound, before) = (false, _answers);
        foreach (var item in List(own).Where(matches))
        {
            isFound = true;
            yield return item;
        }

        if (isFound || reference.Form is ReferenceForm.ByName { IsPattern: true } || engines.AnyFailed || _answers == before)
        {
            yield break;
        }

        // Intermediate images have no place in the list but can be named, and filtered images exist nevertheless.
        var hidden = List(own, engine => ReadAsync(engine, all: true, null)).Where(matches).ToList();
        if (hidden.Count == 0 && !engines.AnyFailed)
        {
            pipeline.WriteError(CommonErrors.NotFound(Noun, reference.ToString(), string.Join(", ", own.Select(engine => engine.Name))));
        }

        foreach (var item in settings.IsSelective ? [] : hidden)
        {
            yield return item;
        }
    }

    private IEnumerable<(EngineSession Engine, Image Image)> List(IEnumerable<EngineSession> from)
    {
        var pairs = settings.Filters?
            .Select(pair => pair.Key == "reference" ? new KeyValue(pair.Key, ImageNameMatch.Filter(pair.Value ?? "")) : pair);
        var filters = new FilterSet().AddLabels(settings.Labels).AddSwitch("dangling", settings.Dangling).AddPairs(pairs);
        return List(from, engine => ReadAsync(engine, settings.All, filters))
            .Where(item => (settings.CreatedAfter is not { } after || item.Image.CreatedAt > after)
                && (settings.CreatedBefore is not { } before || item.Image.CreatedAt < before));
    }

    private IEnumerable<(EngineSession Engine, Image Image)> List(
        IEnumerable<EngineSession> from, Func<EngineSession, Task<IEnumerable<Image>>> read) =>
        engines.QueryEach(from, null, read).SelectMany(answer =>
        {
            _answers++;
            return answer.Answer.Select(image => (answer.Engine, image));
        });

    private async Task<IEnumerable<Image>> ReadAsync(EngineSession engine, bool all, FilterSet? filters)
    {
        var api = engine.Client.Images;
        var images = await api.ListAsync(all, filters, settings.SharedSize, pipeline.StopToken).ConfigureAwait(false);
        if (!settings.IsSelective || images.All(image => image.Names.Count > 0))
        {
            return Image.From(images, engine.Name);
        }

        // Filters may hide the images built on an image, which then only appears to dangle. When an image is loaded again, the containerd
        // image store keeps a record without a name beside the named ones, and filters may return that record alone: removing what it
        // identifies would remove the image with its names.
        var family = await api.ListAsync(all: true, cancellationToken: pipeline.StopToken).ConfigureAwait(false);
        var named = family.Where(image => image.Names.Count > 0).Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
        return Image.From([.. images.Where(image => image.Names.Count > 0 || !named.Contains(image.Id))], family, engine.Name)
            .Where(image => filters is null || settings.Dangling != true || image.Dangling);
    }

    private static Func<(EngineSession Engine, Image Image), bool> Matches(ReferenceForm form)
    {
        if (form is ReferenceForm.ByObject(var id, var reference, _))
        {
            return item => item.Image.Id == id && (reference.Length == 0 || item.Image.Reference == reference);
        }

        var name = (ReferenceForm.ByName)form;
        var (match, pattern) = (new ImageNameMatch(name.Text, name.IsPattern), name.Pattern);
        return item => match.Includes(item.Image, item.Engine.Client.IsPodman) || IsId(item.Image, name.Text, pattern);
    }

    private static bool IsId(Image image, string text, WildcardPattern? pattern) => pattern is not null
        ? image.Reference is null && pattern.IsMatch(image.Id)
        : ImageId.IsId(text, NameMatcher.ShortestId) && ImageId.Begins(image.Id, text);
}
