using System.Management.Automation;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Parameters;
using DockerPS.Sessions;
using DockerPS.Targets;

namespace DockerPS.Operations;

/// <summary>
/// Selects events of an engine. The engine's filters match prefixes of names and do not support wildcards, so they only reduce the traffic,
/// and the final selection is done here.
/// </summary>
internal sealed class EventSelection
{
    private const char Exclusion = '!';

    private readonly Predicate<EngineEvent> _matches;

    /// <param name="settings">The settings.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="containers">The containers to select on this engine; null for all.</param>
    /// <param name="images">The images to select on this engine; null for all.</param>
    /// <param name="shortestId">The minimum length of an abbreviated id.</param>
    public EventSelection(
        EventSettings settings, EngineSession engine, ContainerReference[]? containers, ImageReference[]? images, int shortestId)
    {
        Predicate<EngineEvent>[] conditions =
        [
            Any(Included(settings), ActionIs),
            .. Excluded(settings).Select(action => Not(ActionIs(action))),
            Any(containers, reference => ContainerIs(reference, shortestId)),
            Any(images, reference => ImageIs(engine, reference, shortestId)),
        ];
        _matches = happened => Array.TrueForAll(conditions, condition => condition(happened));

        Filters.Add("type", settings.Type?.Select(InLowerCase) ?? []).Add("label", settings.Label?.Select(label => label.ToString()) ?? []);
        if (Included(settings) is { } actions && !actions.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            Filters.Add("event", actions.Select(InLowerCase));
        }

        if (containers is not null && !containers.Any(reference => reference.Form is ReferenceForm.ByName { IsPattern: true }))
        {
            Filters.Add("container", containers.Select(reference =>
                reference.Form is ReferenceForm.ByObject item ? item.Id : reference.ToString().TrimStart('/')));
        }

        foreach (var filter in settings.Filter ?? [])
        {
            Filters.Add(filter.Key, filter.Value ?? "");
        }
    }

    /// <summary>The engine's filters.</summary>
    public FilterSet Filters { get; } = new();

    /// <summary>Returns whether an event is selected.</summary>
    public bool Includes(EngineEvent happened) => _matches(happened);

    /// <summary>Returns the included actions; null for all.</summary>
    private static string[]? Included(EventSettings settings) =>
        settings.Action?.Where(action => action[0] != Exclusion).ToArray() is { Length: > 0 } included ? included : null;

    /// <summary>Returns the excluded actions. Engines have no filter for them.</summary>
    private static IEnumerable<string> Excluded(EventSettings settings) =>
        settings.Action?.Where(action => action[0] == Exclusion).Select(action => action[1..]) ?? [];

    private static Predicate<EngineEvent> Not(Predicate<EngineEvent> condition) => happened => !condition(happened);

    /// <summary>Lowercases the action, as engines write it, but not the detail after it.</summary>
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

    /// <summary>Matches the action with or without its detail.</summary>
    private static Predicate<EngineEvent> ActionIs(string action)
    {
        var pattern = Wildcard.Parse(action);
        return happened => happened.Action is { } whole && (pattern.IsMatch(DockerEvent.Split(whole).Action) || pattern.IsMatch(whole));
    }

    private static Predicate<EngineEvent> ContainerIs(ContainerReference reference, int shortestId)
    {
        if (reference.Form is ReferenceForm.ByObject item)
        {
            return happened => happened is { Type: "container", Actor.Id: { } id } && id == item.Id;
        }

        var text = reference.ToString().TrimStart('/');
        var pattern = reference.Form is ReferenceForm.ByName { IsPattern: true } ? Wildcard.Parse(text) : null;
        var isId = text.Length >= shortestId && text.All(char.IsAsciiHexDigitLower);
        return happened => happened is { Type: "container", Actor.Id: { } id }
            && (pattern is not null ? pattern.IsMatch(DockerEvent.NameOf(happened))
                : DockerEvent.NameOf(happened) == text || (isId && id.StartsWith(text, StringComparison.Ordinal)));
    }

    /// <summary>Matches the events of an image, and of containers created from it.</summary>
    private static Predicate<EngineEvent> ImageIs(EngineSession engine, ImageReference reference, int shortestId)
    {
        var item = reference.Form as ReferenceForm.ByObject;
        var text = item?.Name ?? reference.ToString();
        var match = new ImageNameMatch(text, reference.Form is ReferenceForm.ByName { IsPattern: true });
        var isId = item is null && ImageId.IsId(text, shortestId);
        return happened => happened.Type switch
        {
            "image" => IsNamed(happened.Actor?.Id) || IsNamed(happened.Actor?.Attributes?.GetValueOrDefault("name")),
            "container" => IsNamed(happened.Actor?.Attributes?.GetValueOrDefault("image")),
            _ => false,
        };

        bool IsNamed(string? image) => image is { Length: > 0 }
            && (image == item?.Id || match.Includes(image, engine.Client.IsPodman) || (isId && ImageId.Begins(image, text)));
    }
}
