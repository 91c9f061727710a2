using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of images and builds.</summary>
internal static partial class ImageErrors
{
    /// <summary>An image that the engine does not have and could not pull.</summary>
    public static ErrorRecord ImageNowhere(string image, DockerException why) => CommonErrors.Record(
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
    public static ErrorRecord ImageInUse(string image, string container, string state, DockerException why, bool mayForce = true) => CommonErrors.Record(
        new PSInvalidOperationException($"The image '{image}' is in use by the container '{container}' ({state}).", why),
        "ImageInUse",
        ErrorCategory.ResourceBusy,
        image,
        state is "running" or "paused" or "restarting"
            ? $"Remove the container first: Remove-Container {container} -Force."
            : $"Remove the container first: Remove-Container {container}." + (mayForce ? " With -Force the image goes, and the container stays." : ""));

    /// <summary>An image that had no name when it was listed, and has one now.</summary>
    public static ErrorRecord ImageNamedSince(string image, string name) => CommonErrors.Record(
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
            HttpStatusCode.NotFound when IsPlatformMissing(error) => CommonErrors.Record(
                new ItemNotFoundException($"The image '{image}' is not there for the platform {refused}.", error),
                "ImageNotFound",
                ErrorCategory.ObjectNotFound,
                image),
            // The containerd image store takes the content away, whatever else refers to it.
            HttpStatusCode.BadRequest when error.Message.Contains("all images referencing", StringComparison.Ordinal) => CommonErrors.Record(
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
    public static ErrorRecord NoImageInFile(string path, string? platform, DockerException? why = null) => CommonErrors.Record(
        new ItemNotFoundException(
            $"The engine found no image{(platform is null ? "" : $" for {platform}")} in '{path}'" + (why is null ? "." : $": {why.Message}"),
            why),
        "ImageNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        platform is null ? "Export-Image writes files of images. Import-Container makes an image of a file system." : "Leave -Platform out to take in what there is.");

    /// <summary>A build that failed.</summary>
    /// <param name="source">What was built.</param>
    /// <param name="failure">What the engine says.</param>
    /// <param name="step">The step that failed; null where it was none.</param>
    /// <param name="exitCode">The exit code of its command, where it failed with one.</param>
    /// <param name="lastLines">The last lines that its command wrote.</param>
    public static ErrorRecord BuildFailed(string source, DockerException failure, string? step, long? exitCode, string? lastLines) => CommonErrors.Record(
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

    internal static string? BuildAdvice(string message, string step) =>
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

    /// <summary>An image that the engine has for other platforms only; null for anything else.</summary>
    internal static ErrorRecord? OtherPlatform(DockerException error)
    {
        if (OtherPlatformForm().Match(error.Message) is not { Success: true } match)
        {
            return null;
        }

        var (image, platform) = (match.Groups["image"].Value, match.Groups["platform"].Value);
        return CommonErrors.Record(
            new ItemNotFoundException($"The image '{image}' is not there for the platform {platform}.", error),
            "ImageNotFound",
            ErrorCategory.ObjectNotFound,
            image,
            $"Receive-Image {image} -Platform {platform} gets it if its registry has it for that platform.");
    }

    [GeneratedRegex(
        "image with reference (?<image>[^ ]+) was found but (does not (provide|match) the specified platform( \\((?<platform>[^)]+)\\)|: wanted (?<platform>[^,]+),)"
            + "|its platform \\([^)]+\\) does not match the specified platform \\((?<platform>[^)]+)\\))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPlatformForm();

    /// <summary>An image that no registry is named for.</summary>
    public static ErrorRecord ImageNotTagged(string image) => CommonErrors.Record(
        new PSInvalidOperationException($"The image '{image}' is not given by a name with a tag, which says to what registry it belongs."),
        "ImageNotTagged",
        ErrorCategory.InvalidOperation,
        image,
        "Give the name, or give the image one first, with Add-ImageTag.");
}
