using System.Management.Automation;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Errors;

/// <summary>Creates the errors that things of all kinds have.</summary>
/// <remarks>Ids of errors are stable: scripts and tests may rely on them.</remarks>
internal static partial class CommonErrors
{
    /// <summary>A name that nothing has.</summary>
    public static ErrorRecord NotFound(string noun, string name, string where) => Record(
        new ItemNotFoundException($"There is no {Word(noun)} '{name}' on {where}."),
        $"{noun}NotFound",
        ErrorCategory.ObjectNotFound,
        name,
        $"{Lister(noun)} lists what there is. {Similar(noun, name)}");

    /// <summary>A name or the beginning of an id that several have.</summary>
    public static ErrorRecord Ambiguous(string noun, string name, IReadOnlyCollection<string> ids) => Record(
        new PSArgumentException($"'{name}' stands for {ids.Count} {Word(noun)}s, with the ids {string.Join(", ", ids)}."),
        $"{noun}Ambiguous",
        ErrorCategory.InvalidArgument,
        name,
        $"Give more digits of the id, or an object from {Lister(noun)}.");

    /// <summary>An object of this module, but of another kind.</summary>
    public static ErrorRecord WrongKind(string noun, string given, object target) => Record(
        new PSArgumentException($"'{target}' is of the kind {given}; {WithArticle(Word(noun))} is needed here."),
        "ObjectOfOtherKind",
        ErrorCategory.InvalidType,
        target);

    /// <summary>An object that another computer's engine gave.</summary>
    public static ErrorRecord FromElsewhere(string noun, string name, string computer) => Record(
        new PSInvalidOperationException(
            $"The {Word(noun)} '{name}' came from the computer '{computer}'; its engine is not the one that is reached from here."),
        "ObjectFromElsewhere",
        ErrorCategory.InvalidOperation,
        name,
        "Run the command on that computer (Invoke-Command), or name the engine with -Context to act on it from here.");

    /// <summary>Parameters that do not fit together, or a value that is no such thing.</summary>
    public static ErrorRecord InvalidParameter(string message, object? target = null) =>
        Record(new PSArgumentException(message), "InvalidParameter", ErrorCategory.InvalidArgument, target);

    /// <summary>An interactive session where there is no console.</summary>
    public static ErrorRecord ConsoleNeeded(string command, string instead) => Record(
        new PSInvalidOperationException(
            $"{command} needs a console for an interactive session, and there is none: the input or output is redirected, or this is a job or a remote session."),
        "ConsoleNeeded",
        ErrorCategory.InvalidOperation,
        null,
        instead);

    /// <summary>How to find what was meant. Wildcards match names: they find no ids, and no other tags behind a whole tag.</summary>
    internal static string Similar(string noun, string name)
    {
        var digits = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        var known = noun == "Image" && ImageName.TryParse(name) is { } image ? image.FamiliarRepository : name;
        return digits.All(char.IsAsciiHexDigitLower) ? "Names are exact, and of an id the first six digits or more are needed."
            : WildcardPattern.ContainsWildcardCharacters(known) ? "Names are exact."
            : $"Names are exact; use wildcards like '{known}*' to find similar ones.";
    }

    /// <summary>A word with its indefinite article.</summary>
    internal static string WithArticle(string word) => $"{("aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a")} {word}";

    [GeneratedRegex("(?<![0-9a-f:])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex FullIdForm();

    internal static ErrorRecord Record(Exception error, string id, ErrorCategory category, object? target, string? advice = null)
    {
        var record = new ErrorRecord(error, id, category, target);
        var action = advice ?? (error as DockerException)?.Advice;
        var message = VisibleText.OfLines(error is DockerException ? FullIdForm().Replace(error.Message, id => Display.ShortId(id.Value)) : error.Message);
        if (action is not null || message != error.Message)
        {
            record.ErrorDetails = new ErrorDetails(message) { RecommendedAction = VisibleText.OfLines(action ?? "") };
        }

        return record;
    }

    /// <summary>An error of one engine out of several: its message begins with the context.</summary>
    public static ErrorRecord On(string context, ErrorRecord record)
    {
        record.ErrorDetails = new ErrorDetails($"{context}: {record}") { RecommendedAction = record.ErrorDetails?.RecommendedAction ?? "" };
        return record;
    }

    /// <summary>The cmdlet that lists things of a kind.</summary>
    internal static string Lister(string noun) => noun switch
    {
        "Network" or "Volume" => $"Get-Docker{noun}",
        "Node" or "Secret" or "Config" or "Service" => $"Get-Swarm{noun}",
        _ => $"Get-{noun}",
    };

    /// <summary>A copy was made without the details that are asked of it.</summary>
    public static ErrorRecord DetailMissing(string what, string target, string missing) => Record(
        new InvalidOperationException($"this is a copy of the {what}, and was made without its {missing}."),
        "DetailMissing",
        ErrorCategory.InvalidOperation,
        target);

    /// <summary>The details were asked for, and the engine did not answer in time.</summary>
    public static ErrorRecord DetailTimeout(TimeoutException late, string? target) => Record(
        late, "EngineTimeout", ErrorCategory.OperationTimeout, target);

    /// <summary>The kind as a sentence calls it.</summary>
    public static string Word(string noun) => noun.ToLowerInvariant();

    /// <summary>A container and a network that cannot come together.</summary>
    public static ErrorRecord EnginesDiffer(string container, string containerEngine, string network, string networkEngine) => Record(
        new PSInvalidOperationException(
            $"The container '{container}' is on the engine '{containerEngine}', and the network '{network}' on '{networkEngine}'."),
        "EnginesDiffer",
        ErrorCategory.InvalidOperation,
        container,
        "Give the network by its name: it is looked up on the engine of each container. A container's name is looked up on the engine that -Context names.");
}
