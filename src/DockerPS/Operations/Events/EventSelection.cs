using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Which events of one engine are meant. The engine's filters match the beginnings of names and know no wildcards: they only
/// narrow what it sends, and the decision is here.
/// </summary>
internal sealed class EventSelection
{
    private const char Exclusion = '!';

    private readonly Predicate<EngineEvent> _isMeant;

    /// <param name="settings">The settings.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="containers">The containers that are meant on this engine; null for all.</param>
    /// <param name="images">The images that are meant on this engine; null for all.</param>
    /// <param name="shortestId">How many digits of an id count.</param>
    public EventSelection(
        EventSettings settings, EngineSession engine, ContainerReference[]? containers, ImageReference[]? images, int shortestId)
    {
        Predicate<EngineEvent>[] conditions =
        [
            Any(Wanted(settings), ActionIs),
            .. Unwanted(settings).Select(action => Not(ActionIs(action))),
            Any(containers, reference => ContainerIs(reference, shortestId)),
            Any(images, reference => ImageIs(engine, reference, shortestId)),
        ];
        _isMeant = happened => Array.TrueForAll(conditions, condition => condition(happened));

        Filters.Add("type", settings.Type?.Select(InLowerCase) ?? []).Add("label", settings.Label?.Select(label => label.ToString()) ?? []);
        if (Wanted(settings) is { } actions && !actions.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            Filters.Add("event", actions.Select(InLowerCase));
        }

        if (containers is not null && !containers.Any(reference => reference.IsPattern))
        {
            Filters.Add("container", containers.Select(reference => reference.Id ?? reference.Text!.TrimStart('/')));
        }

        foreach (var filter in settings.Filter ?? [])
        {
            Filters.Add(filter.Key, filter.Value ?? "");
        }
    }

    /// <summary>What the engine is asked to leave out.</summary>
    public FilterSet Filters { get; } = new();

    /// <summary>Whether an event is meant.</summary>
    public bool Includes(EngineEvent happened) => _isMeant(happened);

    /// <summary>The actions that are wanted; null for all.</summary>
    private static string[]? Wanted(EventSettings settings) =>
        settings.Action?.Where(action => action[0] != Exclusion).ToArray() is { Length: > 0 } wanted ? wanted : null;

    /// <summary>The actions that are not. Engines cannot leave any out.</summary>
    private static IEnumerable<string> Unwanted(EventSettings settings) =>
        settings.Action?.Where(action => action[0] == Exclusion).Select(action => action[1..]) ?? [];

    private static Predicate<EngineEvent> Not(Predicate<EngineEvent> condition) => happened => !condition(happened);

    /// <summary>The engine's words are in lower case; what is behind one is not its own.</summary>
    private static string InLowerCase(string action) => DockerEvent.Split(action) switch
    {
        (var word, null) => word.ToLowerInvariant(),
        (var word, var detail) => $"{word.ToLowerInvariant()}: {detail}",
    };

    private static Predicate<EngineEvent> Any<T>(T[]? values, Func<T, Predicate<EngineEvent>> condition)
    {
        Predicate<EngineEvent>[]? conditions = values is null ? null : [.. values.Select(value => condition(value))];
        return happened => conditions is null || Array.Exists(conditions, fits => fits(happened));
    }

    /// <summary>The word, or the word with what the engine puts behind it.</summary>
    private static Predicate<EngineEvent> ActionIs(string action)
    {
        var pattern = Wildcard.Parse(action);
        return happened => happened.Action is { } whole && (pattern.IsMatch(DockerEvent.Split(whole).Action) || pattern.IsMatch(whole));
    }

    private static Predicate<EngineEvent> ContainerIs(ContainerReference reference, int shortestId)
    {
        var text = reference.Text?.TrimStart('/') ?? "";
        var pattern = reference.IsPattern ? Wildcard.Parse(text) : null;
        var isId = text.Length >= shortestId && text.All(char.IsAsciiHexDigitLower);
        return happened => happened is { Type: "container", Actor.Id: { } id }
            && (reference.Id is not null ? id == reference.Id
                : pattern is not null ? pattern.IsMatch(DockerEvent.NameOf(happened))
                : DockerEvent.NameOf(happened) == text || (isId && id.StartsWith(text, StringComparison.Ordinal)));
    }

    /// <summary>An image's own events, and those of containers that were made from it.</summary>
    private static Predicate<EngineEvent> ImageIs(EngineSession engine, ImageReference reference, int shortestId)
    {
        var text = reference.Text ?? reference.Name;
        var match = new ImageNameMatch(text, reference.IsPattern);
        var isId = reference.Id is null && ImageId.IsId(text, shortestId);
        return happened => happened.Type switch
        {
            "image" => IsNamed(happened.Actor?.Id) || IsNamed(happened.Actor?.Attributes?.GetValueOrDefault("name")),
            "container" => IsNamed(happened.Actor?.Attributes?.GetValueOrDefault("image")),
            _ => false,
        };

        bool IsNamed(string? image) => image is { Length: > 0 }
            && (image == reference.Id || match.Includes(image, engine.Client.IsPodman) || (isId && ImageId.Begins(image, text)));
    }
}
