using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Output;

namespace DockerPS.Errors;

/// <summary>
/// Every error of the module: its id, category, message and what to do. The id is stable; scripts and tests may rely on it.
/// </summary>
internal static partial class ModuleErrors
{
    /// <summary>What a failure of the engine client means for one target.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="target">What it concerns.</param>
    /// <param name="noun">The kind of the target, which names the ids: <c>Container</c> gives <c>ContainerNotFound</c>.</param>
    public static ErrorRecord From(DockerException error, object? target, string noun) => error switch
    {
        DockerApiException or DockerRegistryException when OtherPlatform(error) is { } missing => missing,
        DockerApiException api => Taken(api, target) ?? RefusedBySwarm(api, target, noun) ?? RefusedByNetworks(api, target, noun)
            ?? Refused(api, target, noun),
        DockerConnectionException connection => Record(
            error,
            connection.Kind switch
            {
                ConnectionFailure.Timeout => "EngineTimeout",
                ConnectionFailure.PermissionDenied => "EngineAccessDenied",
                ConnectionFailure.CertificateNotTrusted => "EngineNotTrusted",
                ConnectionFailure.Configuration => "EngineNotConfigured",
                _ => "EngineUnreachable",
            },
            connection.Kind switch
            {
                ConnectionFailure.Timeout => ErrorCategory.OperationTimeout,
                ConnectionFailure.PermissionDenied => ErrorCategory.PermissionDenied,
                ConnectionFailure.CertificateNotTrusted => ErrorCategory.SecurityError,
                ConnectionFailure.Configuration => ErrorCategory.InvalidArgument,
                _ => ErrorCategory.ConnectionError,
            },
            target),
        DockerSwarmException swarm => SwarmNotAvailable(swarm, target),
        DockerVersionException => Record(error, "EngineVersionNotSupported", ErrorCategory.NotImplemented, target),
        ArchiveException archive => NotCopied(archive, target),
        DockerFeatureException => Record(error, "NotSupportedByEngine", ErrorCategory.NotImplemented, target),
        DockerRegistryException registry => RefusedByRegistry(registry, target),
        DockerContextException context => RefusedByStore(context, target),
        DockerCredentialException => Record(error, "CredentialStoreFailed", ErrorCategory.ResourceUnavailable, target),
        DockerStreamException => Record(error, "EngineAnswerBroken", ErrorCategory.ReadError, target),
        DockerOperationException lost when IsNodeMissing(lost) => NodeMissing(lost, target),
        _ => Record(error, "EngineOperationFailed", ErrorCategory.InvalidResult, target),
    };

    /// <summary>A path of this computer that there is not.</summary>
    public static ErrorRecord PathNotFound(string path, Exception error) => Record(error, "PathNotFound", ErrorCategory.ObjectNotFound, path);

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

    /// <summary>An image that the engine does not have and could not pull.</summary>
    public static ErrorRecord ImageNowhere(string image, DockerException why) => Record(
        new ItemNotFoundException($"The engine does not have the image '{image}', and it could not be pulled: {why.Message}", why),
        "ImageNotFound",
        ErrorCategory.ObjectNotFound,
        image,
        "Check the image's name. A private registry needs a login, another registry its host in front of the name.");

    /// <summary>An image that a container needs.</summary>
    /// <param name="image">The image.</param>
    /// <param name="container">The container.</param>
    /// <param name="state">Its state word.</param>
    /// <param name="why">The engine's refusal.</param>
    /// <param name="mayForce">Whether the engine can remove an image and leave containers that do not run.</param>
    public static ErrorRecord ImageInUse(string image, string container, string state, DockerException why, bool mayForce = true) => Record(
        new PSInvalidOperationException($"The image '{image}' is in use by the container '{container}' ({state}).", why),
        "ImageInUse",
        ErrorCategory.ResourceBusy,
        image,
        state is "running" or "paused" or "restarting"
            ? $"Remove the container first: Remove-Container {container} -Force."
            : $"Remove the container first: Remove-Container {container}." + (mayForce ? " With -Force the image goes, and the container stays." : ""));

    /// <summary>An image that had no name when it was listed, and has one now.</summary>
    public static ErrorRecord ImageNamedSince(string image, string name) => Record(
        new PSInvalidOperationException(
            $"The image '{image}' had no name when it was listed, and has the name '{name}' now. It was not removed."),
        "ImageConflict",
        ErrorCategory.InvalidOperation,
        image,
        $"Remove-Image {name} removes it.");

    /// <summary>Why an engine removed no platform of an image; null if the reason is another.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platforms">The platforms that were to go.</param>
    /// <param name="error">The engine's refusal.</param>
    public static ErrorRecord? PlatformNotRemoved(string image, IReadOnlyList<string> platforms, DockerApiException error)
    {
        // The engine ends at the first that it refuses, and mostly names it.
        var named = platforms.Where(platform => error.Message.Contains(platform, StringComparison.Ordinal)).ToList();
        var refused = string.Join(", ", named.Count > 0 ? named : platforms);
        return error.StatusCode switch
        {
            HttpStatusCode.NotFound when IsPlatformMissing(error) => Record(
                new ItemNotFoundException($"The image '{image}' is not there for the platform {refused}.", error),
                "ImageNotFound",
                ErrorCategory.ObjectNotFound,
                image),
            // The containerd image store takes the content away, whatever else refers to it.
            HttpStatusCode.BadRequest when error.Message.Contains("all images referencing", StringComparison.Ordinal) => Record(
                new PSInvalidOperationException(
                    $"What '{image}' has for the platform {refused} would be removed from all images that share it.", error),
                "ImageConflict",
                ErrorCategory.InvalidOperation,
                image,
                "Use -Force to remove it anyway."),
            _ => null,
        };
    }

    /// <summary>A file in which an engine has found no image.</summary>
    /// <param name="path">The file.</param>
    /// <param name="platform">The platform that was asked for, if any.</param>
    /// <param name="why">The engine's words; null if it said nothing.</param>
    public static ErrorRecord NoImageInFile(string path, string? platform, DockerException? why = null) => Record(
        new ItemNotFoundException(
            $"The engine found no image{(platform is null ? "" : $" for {platform}")} in '{path}'" + (why is null ? "." : $": {why.Message}"),
            why),
        "ImageNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        platform is null ? "Export-Image writes files of images. Import-Container makes an image of a file system." : "Leave -Platform out to take in what there is.");

    /// <summary>An interactive session where there is no console.</summary>
    public static ErrorRecord ConsoleNeeded(string command, string instead) => Record(
        new PSInvalidOperationException(
            $"{command} needs a console for an interactive session, and there is none: the input or output is redirected, or this is a job or a remote session."),
        "ConsoleNeeded",
        ErrorCategory.InvalidOperation,
        null,
        instead);

    /// <summary>A container that has to run, and does not. Engines name it by its id only.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="state">Its state word, where that is known.</param>
    /// <param name="why">The engine's refusal, where it was asked.</param>
    public static ErrorRecord NotRunning(object? name, string? state = null, Exception? why = null) => Record(
        new PSInvalidOperationException($"The container '{name}' is {(state is null ? "" : $"{state}, ")}not running.", why),
        "ContainerNotRunning",
        ErrorCategory.InvalidOperation,
        name,
        state switch
        {
            "paused" => "Resume-Container lets it go on.",
            "restarting" => "Wait-Container -Condition Running waits until it runs. Get-ContainerLog shows why it ends.",
            _ => "Start-Container starts it.",
        });

    /// <summary>A condition that did not come in time.</summary>
    public static ErrorRecord WaitTimedOut(string name, string unfulfilled, TimeSpan limit) => Record(
        new TimeoutException($"After {limit.TotalSeconds:0.###} s the container '{name}' {unfulfilled}."),
        "WaitTimedOut",
        ErrorCategory.OperationTimeout,
        name);

    /// <summary>A condition that cannot come any more.</summary>
    public static ErrorRecord WaitImpossible(string name, string reason) => Record(
        new PSInvalidOperationException($"Waiting for the container '{name}' is of no use: {reason}"),
        "WaitImpossible",
        ErrorCategory.InvalidOperation,
        name);

    /// <summary>A file that is there already.</summary>
    public static ErrorRecord FileExists(string path) => Record(
        new IOException($"The file '{path}' exists already."), "FileExists", ErrorCategory.ResourceExists, path, "Add -Force to replace it, or choose another name.");

    /// <summary>What is there is no file, but a folder, a link, a device, a pipe.</summary>
    public static ErrorRecord FileNotReplaceable(string path) => Record(
        new IOException($"'{path}' is no regular file and is not replaced."), "FileNotReplaceable", ErrorCategory.InvalidArgument, path, "Choose another name.");

    /// <summary>A file to read that is not there.</summary>
    public static ErrorRecord FileNotFound(string path) => Record(
        new ItemNotFoundException($"There is no file '{path}'."), "FileNotFound", ErrorCategory.ObjectNotFound, path);

    /// <summary>A folder to write into that is not there.</summary>
    public static ErrorRecord FolderNotFound(string path) => Record(
        new ItemNotFoundException($"There is no folder '{path}'."), "FolderNotFound", ErrorCategory.ObjectNotFound, path, "Create it first, with New-Item -ItemType Directory.");

    /// <summary>A file that could not be written; nothing of it is left.</summary>
    public static ErrorRecord FileNotWritten(string path, Exception error) => Record(
        new IOException($"The file '{path}' could not be written: {error.Message}", error), "FileNotWritten", ErrorCategory.WriteError, path);

    /// <summary>A file that could not be read.</summary>
    public static ErrorRecord FileNotRead(string path, Exception error) => Record(
        new IOException($"The file '{path}' could not be read: {error.Message}", error), "FileNotRead", ErrorCategory.ReadError, path);

    /// <summary>A command in a container that failed.</summary>
    public static ErrorRecord CommandFailed(string container, string command, long exitCode, string standardError) => Record(
        new InvalidOperationException(
            $"The command '{command}' in the container '{container}' ended with exit code {exitCode}."
            + (standardError.Length > 0 ? Environment.NewLine + standardError : "")),
        "ContainerCommandFailed",
        ErrorCategory.InvalidResult,
        container,
        CommandAdvice(exitCode, command));

    /// <summary>A command that the container could not even start; the words are the engine's.</summary>
    public static ErrorRecord CommandNotStarted(string words, string container, string command, long exitCode) => Record(
        new InvalidOperationException($"The command '{command}' could not be started in the container '{container}': {words}"),
        "ContainerCommandNotStarted",
        ErrorCategory.InvalidOperation,
        container,
        exitCode == 127 || words.Contains("permission denied", StringComparison.Ordinal) ? CommandAdvice(exitCode, command) : null);

    /// <summary>A command that could not be started in a session: the engine's words are on the screen already.</summary>
    public static ErrorRecord CommandNotEntered(string words, string container, string command, long exitCode)
    {
        var record = CommandNotStarted(words, container, command, exitCode);
        record.ErrorDetails = new ErrorDetails(VisibleText.OfLines($"The command '{command}' could not be started in the container '{container}'."))
        {
            RecommendedAction = record.ErrorDetails?.RecommendedAction ?? "",
        };
        return record;
    }

    /// <summary>A build that failed.</summary>
    /// <param name="source">What was built.</param>
    /// <param name="failure">What the engine says.</param>
    /// <param name="step">The step that failed; null where it was none.</param>
    /// <param name="exitCode">The exit code of its command, where it failed with one.</param>
    /// <param name="lastLines">The last lines that its command wrote.</param>
    public static ErrorRecord BuildFailed(string source, DockerException failure, string? step, long? exitCode, string? lastLines) => Record(
        new InvalidOperationException(
            $"The build of '{source}' failed"
            + (step is null ? $": {failure.Message}"
                : exitCode is null ? $" in the step '{step}': {failure.Message}"
                : $": the step '{step}' ended with exit code {exitCode}."
                    + (string.IsNullOrEmpty(lastLines) ? "" : Environment.NewLine + lastLines)),
            failure),
        "ImageBuildFailed",
        ErrorCategory.InvalidResult,
        source,
        BuildAdvice(failure.Message, step ?? ""));

    /// <summary>Whether an engine says that a file has no image, or none for the platform. The classic image store says nothing.</summary>
    public static bool IsNoImage(DockerOperationException error) =>
        error.Message.Contains("image might be filtered out", StringComparison.Ordinal)
        || error.Message.Contains("doesn't provide the requested platform", StringComparison.Ordinal);

    /// <summary>Whether an engine says that it has an image, but not for a platform.</summary>
    public static bool IsPlatformMissing(DockerApiException error) =>
        error.Message.Contains("does not match the specified platform", StringComparison.Ordinal)
        || error.Message.Contains("does not provide the specified platform", StringComparison.Ordinal)
        || error.Message.Contains("does not provide any platform", StringComparison.Ordinal);

    private static ErrorRecord NotCopied(ArchiveException error, object? target) => error.Failure switch
    {
        ArchiveFailure.LocalNotFound => PathNotFound(error.Path, error),
        ArchiveFailure.ContainerItemNotFound => Record(
            new ItemNotFoundException($"The path '{error.Path}' does not exist in the container '{target}'.", error),
            "ContainerItemNotFound",
            ErrorCategory.ObjectNotFound,
            $"{target}:{error.Path}"),
        ArchiveFailure.LocalRead => Record(error, "ItemNotRead", ErrorCategory.ReadError, error.Path),
        ArchiveFailure.LocalWrite => Record(error, "ItemNotWritten", ErrorCategory.WriteError, error.Path),
        ArchiveFailure.Unsafe => Record(error, "ArchiveEntryRefused", ErrorCategory.SecurityError, error.Path),
        _ => Record(error, "DestinationNotSuitable", ErrorCategory.InvalidOperation, error.Path),
    };

    private static ErrorRecord Refused(DockerApiException error, object? target, string noun) => error.StatusCode switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError when error.Message.EndsWith("is marked read-only", StringComparison.Ordinal) => Record(
            error, "AccessDenied", ErrorCategory.PermissionDenied, target),
        HttpStatusCode.BadRequest => Record(error, "InvalidRequest", ErrorCategory.InvalidArgument, target),
        HttpStatusCode.Unauthorized => Record(error, "AuthenticationFailed", ErrorCategory.AuthenticationError, target),
        HttpStatusCode.Forbidden => Record(error, "AccessDenied", ErrorCategory.PermissionDenied, target),
        HttpStatusCode.NotFound => Record(error, $"{noun}NotFound", ErrorCategory.ObjectNotFound, target),
        HttpStatusCode.Conflict when error.Message.Contains("already in use", StringComparison.Ordinal) || error.Message.EndsWith("already exists", StringComparison.Ordinal) => Record(
            error, $"{noun}Exists", ErrorCategory.ResourceExists, target, "Choose another name, or remove what has it."),
        HttpStatusCode.Conflict when IsNotRunning(error.Message) => NotRunning(target, why: error),
        HttpStatusCode.Conflict when error.Message.EndsWith("unpause the container before exec", StringComparison.Ordinal) => NotRunning(target, "paused", error),
        HttpStatusCode.Conflict when error.Message.EndsWith("wait until the container is running", StringComparison.Ordinal) => NotRunning(
            target, "restarting", error),
        HttpStatusCode.Conflict when RemovalRefusedForm().Match(error.Message) is { Success: true } refused => Record(
            new PSInvalidOperationException($"The container '{target}' is {refused.Groups["state"].Value} and was not removed.", error),
            "ContainerConflict",
            ErrorCategory.InvalidOperation,
            target,
            "Stop it first, with Stop-Container, or use -Force to kill and remove it."),
        HttpStatusCode.Conflict when error.Message.Contains("must be forced", StringComparison.Ordinal) || error.Message.Contains("must force", StringComparison.Ordinal) => Record(
            error, $"{noun}Conflict", ErrorCategory.InvalidOperation, target, "Use -Force to do it anyway."),
        HttpStatusCode.Conflict or HttpStatusCode.InternalServerError when error.Message.EndsWith("operation is already running", StringComparison.Ordinal) => Record(
            error, "EngineBusy", ErrorCategory.ResourceBusy, target, "Wait until the other one is finished, and try again."),
        HttpStatusCode.Conflict => Record(error, $"{noun}Conflict", ErrorCategory.InvalidOperation, target),
        HttpStatusCode.InternalServerError when error.Message.EndsWith("is not paused", StringComparison.Ordinal) => Record(
            error, $"{noun}Conflict", ErrorCategory.InvalidOperation, target),
        HttpStatusCode.NotImplemented => Record(error, "NotSupportedByEngine", ErrorCategory.NotImplemented, target),
        _ => Record(error, "EngineFailed", ErrorCategory.InvalidResult, target),
    };

    /// <summary>Whether an engine refuses because a container does not run. Podman adds a cause, and gives it for other states too.</summary>
    private static bool IsNotRunning(string message) =>
        message.EndsWith("is not running", StringComparison.Ordinal)
        || (message.EndsWith("container state improper", StringComparison.Ordinal)
            && (message.Contains("is not running", StringComparison.Ordinal) || message.Contains("running containers", StringComparison.Ordinal))
            && !message.Contains("cannot be removed", StringComparison.Ordinal));

    private static string? BuildAdvice(string message, string step) =>
        message.Contains("no active sessions", StringComparison.Ordinal)
            ? step.StartsWith("RUN ", StringComparison.Ordinal) || step.Contains("] RUN ", StringComparison.Ordinal)
                ? "Secrets and ssh of RUN --mount need a session with BuildKit, which DockerPS does not open; the classic builder has neither."
                : "BuildKit needs a session to get the base image from this registry, and DockerPS opens none. Get the image with Receive-Image "
                    + "first, or use -Builder Classic, which pulls it with the logins that docker keeps."
            : message.Contains("requires BuildKit", StringComparison.Ordinal)
                ? "The classic builder cannot do this. Leave out -Builder Classic."
            : step.StartsWith("[internal] load metadata for", StringComparison.Ordinal) || step.StartsWith("FROM ", StringComparison.Ordinal)
                ? "The engine does not have the base image and could not pull it. Check its name, or get it with Receive-Image first."
                : null;

    /// <summary>How to find what was meant. Wildcards match names: they find no ids, and no other tags behind a whole tag.</summary>
    private static string Similar(string noun, string name)
    {
        var digits = name.StartsWith("sha256:", StringComparison.Ordinal) ? name["sha256:".Length..] : name;
        var known = noun == "Image" && ImageName.TryParse(name) is { } image ? image.FamiliarRepository : name;
        return digits.All(char.IsAsciiHexDigitLower) ? "Names are exact, and of an id the first six digits or more are needed."
            : WildcardPattern.ContainsWildcardCharacters(known) ? "Names are exact."
            : $"Names are exact; use wildcards like '{known}*' to find similar ones.";
    }

    /// <summary>A word with its indefinite article.</summary>
    private static string WithArticle(string word) => $"{("aeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a")} {word}";

    /// <summary>An image that the engine has for other platforms only; null for anything else.</summary>
    private static ErrorRecord? OtherPlatform(DockerException error)
    {
        if (OtherPlatformForm().Match(error.Message) is not { Success: true } match)
        {
            return null;
        }

        var (image, platform) = (match.Groups["image"].Value, match.Groups["platform"].Value);
        return Record(
            new ItemNotFoundException($"The image '{image}' is not there for the platform {platform}.", error),
            "ImageNotFound",
            ErrorCategory.ObjectNotFound,
            image,
            $"Receive-Image {image} -Platform {platform} gets it if its registry has it for that platform.");
    }

    /// <summary>An address or a port that somebody else has; null for anything else. Engines say it in many ways, and with many statuses.</summary>
    public static ErrorRecord? Taken(DockerApiException error, object? target)
    {
        if (PortTakenForm().Match(error.Message) is { Success: true } port)
        {
            var (host, number) = (port.Groups["host"].Value, port.Groups["port"].Value);
            host = host.Contains(':', StringComparison.Ordinal) && !host.StartsWith('[') ? $"[{host}]" : host;
            return Record(
                new InvalidOperationException($"'{target}' was not started: the port {(host.Length > 0 ? $"{host}:" : "")}{number} is taken already.", error),
                "PortInUse",
                ErrorCategory.ResourceExists,
                target,
                $"Get-Container -Port {number} shows a container that publishes it; other programs of the "
                    + "engine's computer can have it, too. Free it, or publish another port.");
        }

        return error.Message.EndsWith("Address already in use", StringComparison.Ordinal) ? Record(
            new InvalidOperationException($"'{target}' did not get its address in the network: another container has it.", error),
            "AddressInUse",
            ErrorCategory.ResourceExists,
            target,
            "Choose another address; (Get-DockerNetwork NAME -Detail).Containers lists those that are taken.") : null;
    }

    [GeneratedRegex(
        "(Bind for|listen (tcp|udp|sctp)[46]?|failed to bind host port( for)?) (?<host>::|[0-9.]*|\\[[0-9a-f:.]*\\]|[0-9a-f:]+):(?<port>[0-9]+)(:[^ ]*/[a-z]+)?(/[a-z]+)?[ :].*(already allocated|already in use)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PortTakenForm();

    [GeneratedRegex(
        "image with reference (?<image>[^ ]+) was found but (does not (provide|match) the specified platform( \\((?<platform>[^)]+)\\)|: wanted (?<platform>[^,]+),)"
            + "|its platform \\([^)]+\\) does not match the specified platform \\((?<platform>[^)]+)\\))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPlatformForm();

    [GeneratedRegex("(?<![0-9a-f:])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.CultureInvariant)]
    private static partial Regex FullIdForm();

    [GeneratedRegex(
        "cannot remove (a (?<state>[a-z]+) container|container .* container is (?<state>[a-z]+)(:| and))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex RemovalRefusedForm();

    private static string? CommandAdvice(long exitCode, string command) => exitCode switch
    {
        126 => "126: the command was found, but could not be run. Check its permissions.",
        127 when command.Contains(' ', StringComparison.Ordinal) =>
            "127: there is no such command. One text with spaces is one word, not a line for a shell: write -Command sh,-c,'…', or separate the words with commas.",
        127 => "127: there is no such command in the image.",
        _ => null,
    };

    private static ErrorRecord Record(Exception error, string id, ErrorCategory category, object? target, string? advice = null)
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
    private static string Lister(string noun) => noun switch
    {
        "Network" or "Volume" => $"Get-Docker{noun}",
        "Node" or "Secret" or "Config" or "Service" => $"Get-Swarm{noun}",
        _ => $"Get-{noun}",
    };

    /// <summary>A copy was made without the details that are asked of it.</summary>
    public static ErrorRecord DetailMissing(string what, string target) => Record(
        new InvalidOperationException($"this is a copy of the {what}, and was made without its details."),
        "DetailMissing",
        ErrorCategory.InvalidOperation,
        target);

    /// <summary>The details were asked for, and the engine did not answer in time.</summary>
    public static ErrorRecord DetailTimeout(TimeoutException late, string? target) => Record(
        late, "EngineTimeout", ErrorCategory.OperationTimeout, target);

    /// <summary>The kind as a sentence calls it.</summary>
    public static string Word(string noun) => noun.ToLowerInvariant();
}
