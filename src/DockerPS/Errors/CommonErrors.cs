using System.Management.Automation;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Terminal;

namespace DockerPS.Errors;

/// <summary>Creates the errors that all kinds of objects share.</summary>
/// <remarks>Error ids are stable: scripts and tests may rely on them.</remarks>
internal static partial class CommonErrors
{
    private const int ShortIdLength = 12;

    private static readonly HashSet<string> s_nounsWithoutId = new(StringComparer.Ordinal) { "ComposeProject", "Context", "Volume" };

    /// <summary>No object has the name.</summary>
    public static ErrorRecord NotFound(string noun, string name, string where) => Record(
        new ItemNotFoundException($"There is no {Word(noun)} '{name}' on {where}."),
        $"{noun}NotFound",
        ErrorCategory.ObjectNotFound,
        name,
        $"Use {Lister(noun)} to list what exists. {Similar(noun, name)}");

    /// <summary>Several objects have the name, or an id that begins with it.</summary>
    public static ErrorRecord Ambiguous(string noun, string name, IReadOnlyCollection<string> ids) => Record(
        new PSArgumentException($"'{name}' is ambiguous: it matches {ids.Count} {Word(noun)}s, with the ids {string.Join(", ", ids)}."),
        $"{noun}Ambiguous",
        ErrorCategory.InvalidArgument,
        name,
        $"Use more digits of the id, or pass an object from {Lister(noun)}.");

    /// <summary>The object is one of this module's, but of another kind.</summary>
    public static ErrorRecord WrongKind(string noun, string given, object target) => Record(
        new PSArgumentException($"'{target}' is of type {given}, but {WithArticle(Word(noun))} is required here."),
        "ObjectOfOtherKind",
        ErrorCategory.InvalidType,
        target);

    /// <summary>The object comes from the engine of another computer.</summary>
    public static ErrorRecord FromElsewhere(string noun, string name, string computer) => Record(
        new PSInvalidOperationException(
            $"The {Word(noun)} '{name}' comes from the computer '{computer}', whose engine is not the one used here."),
        "ObjectFromElsewhere",
        ErrorCategory.InvalidOperation,
        name,
        "Run the command on that computer with Invoke-Command, or use -Context to name its engine and act on it from here.");

    /// <summary>The parameters conflict, or a value is not valid.</summary>
    public static ErrorRecord InvalidParameter(string message, object? target = null) =>
        Record(new PSArgumentException(message), "InvalidParameter", ErrorCategory.InvalidArgument, target);

    /// <summary>An interactive session was requested without a console.</summary>
    public static ErrorRecord ConsoleNeeded(string command, string instead) => Record(
        new PSInvalidOperationException(
            $"{command} needs a console for an interactive session, but there is none: "
                + "input or output is redirected, or this is a job or a remote session."),
        "ConsoleNeeded",
        ErrorCategory.InvalidOperation,
        null,
        instead);

    /// <summary>Suggests how to find similar names. Wildcards match names only, so no wildcard is suggested for an id.</summary>
    internal static string Similar(string noun, string name)
    {
        var digits = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        var known = noun == "Image" && ImageName.TryParse(name) is { } image ? image.FamiliarRepository : name;
        var isId = digits.All(char.IsAsciiHexDigitLower) && !s_nounsWithoutId.Contains(noun);
        return isId ? "Names must match exactly, and an id needs at least its first six digits."
            : WildcardPattern.ContainsWildcardCharacters(known) ? "Names must match exactly."
            : $"Names must match exactly; use a wildcard such as '{known}*' to find similar ones.";
    }

    /// <summary>Prefixes a word with its indefinite article.</summary>
    internal static string WithArticle(string word) => $"{("aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a")} {word}";

    [GeneratedRegex("(?<![0-9a-f:])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex FullIdForm();

    internal static ErrorRecord Record(Exception error, string id, ErrorCategory category, object? target, string? advice = null)
    {
        var record = new ErrorRecord(error, id, category, target);
        var action = advice ?? (error as DockerException)?.Advice;
        var message = error is DockerException ? FullIdForm().Replace(error.Message, id => id.Value[..ShortIdLength]) : error.Message;
        message = VisibleText.OfLines(message);
        if (action is not null || message != error.Message)
        {
            record.ErrorDetails = new ErrorDetails(message) { RecommendedAction = VisibleText.OfLines(action ?? "") };
        }

        return record;
    }

    /// <summary>Prefixes the message with the context, for an error of one engine among several.</summary>
    public static ErrorRecord On(string context, ErrorRecord record)
    {
        record.ErrorDetails = new ErrorDetails($"{context}: {record}") { RecommendedAction = record.ErrorDetails?.RecommendedAction ?? "" };
        return record;
    }

    /// <summary>Returns the cmdlet that lists objects of a kind.</summary>
    internal static string Lister(string noun) => noun switch
    {
        "Network" or "Volume" => $"Get-Docker{noun}",
        "Node" or "Secret" or "Config" or "Service" => $"Get-Swarm{noun}",
        "Build" => $"Get-{noun}History",
        _ => $"Get-{noun}",
    };

    /// <summary>The requested details of a copy are missing.</summary>
    public static ErrorRecord DetailMissing(string what, string target, string missing) => Record(
        new InvalidOperationException($"this copy of the {what} was made without its {missing}."),
        "DetailMissing",
        ErrorCategory.InvalidOperation,
        target);

    /// <summary>The engine did not return the details in time.</summary>
    public static ErrorRecord DetailTimeout(TimeoutException late, string? target) => Record(
        late, "EngineTimeout", ErrorCategory.OperationTimeout, target);

    /// <summary>Returns the noun in lower case, for use in a sentence.</summary>
    public static string Word(string noun) => noun switch
    {
        "ComposeProject" => "Compose project",
        "ComposeService" => "Compose service",
        _ => noun.ToLowerInvariant(),
    };

    /// <summary>The container and the network are on different engines.</summary>
    public static ErrorRecord EnginesDiffer(string container, string containerEngine, string network, string networkEngine) => Record(
        new PSInvalidOperationException(
            $"The container '{container}' is on the engine '{containerEngine}', but the network '{network}' is on '{networkEngine}'."),
        "EnginesDiffer",
        ErrorCategory.InvalidOperation,
        container,
        "Pass the network by name to look it up on the engine of each container. "
            + "A container name is looked up on the engine that -Context names.");
}
