using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Http;

namespace DockerPS.Errors;

/// <summary>Creates the errors of images and builds.</summary>
internal static partial class ImageErrors
{
    /// <summary>The engine does not have the image and could not pull it.</summary>
    public static ErrorRecord ImageNowhere(string image, DockerException why) => CommonErrors.Record(
        new ItemNotFoundException($"The engine does not have the image '{image}', and it could not be pulled: {why.Message}", why),
        "ImageNotFound",
        ErrorCategory.ObjectNotFound,
        image,
        "Check the image name. A private registry requires a login, and a registry other than Docker Hub its host as prefix of the name.");

    /// <summary>A container uses the image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="container">The container.</param>
    /// <param name="state">The state of the container.</param>
    /// <param name="why">The engine's error.</param>
    /// <param name="mayForce">Whether the engine can remove an image that stopped containers use.</param>
    public static ErrorRecord ImageInUse(string image, string container, string state, DockerException why, bool mayForce = true) =>
        CommonErrors.Record(
            new PSInvalidOperationException($"The image '{image}' is in use by the container '{container}' ({state}).", why),
            "ImageInUse",
            ErrorCategory.ResourceBusy,
            image,
            state is "running" or "paused" or "restarting"
                ? $"Remove the container first: Remove-Container {container} -Force."
                : $"Remove the container first: Remove-Container {container}."
                    + (mayForce ? " Or use -Force to remove only the image." : ""));

    /// <summary>The image was tagged after it was listed.</summary>
    public static ErrorRecord ImageNamedSince(string image, string name) => CommonErrors.Record(
        new PSInvalidOperationException(
            $"The image '{image}' had no name when it was listed, but is now named '{name}'. It was not removed."),
        "ImageConflict",
        ErrorCategory.InvalidOperation,
        image,
        $"Use Remove-Image {name} to remove it.");

    /// <summary>The engine removed no platform of the image; null if the error has another cause.</summary>
    /// <param name="image">The image.</param>
    /// <param name="platforms">The platforms to remove.</param>
    /// <param name="error">The engine's error.</param>
    public static ErrorRecord? PlatformNotRemoved(string image, IReadOnlyList<string> platforms, DockerApiException error)
    {
        // The engine stops at the first platform that it refuses, and usually names it.
        var named = platforms.Where(platform => error.Message.Contains(platform, StringComparison.Ordinal)).ToList();
        var refused = string.Join(", ", named.Count > 0 ? named : platforms);
        return error.StatusCode switch
        {
            HttpStatusCode.NotFound when IsPlatformMissing(error) => CommonErrors.Record(
                new ItemNotFoundException($"The image '{image}' is not available for the platform {refused}.", error),
                "ImageNotFound",
                ErrorCategory.ObjectNotFound,
                image),
            // The containerd image store removes the content, whatever else refers to it.
            HttpStatusCode.BadRequest when error.Message.Contains("all images referencing", StringComparison.Ordinal) =>
                CommonErrors.Record(
                    new PSInvalidOperationException(
                        $"The content of '{image}' for the platform {refused} would be removed from all images that share it.", error),
                    "ImageConflict",
                    ErrorCategory.InvalidOperation,
                    image,
                    "Use -Force to remove it anyway."),
            _ => null,
        };
    }

    /// <summary>The engine found no image in the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="platform">The requested platform, if any.</param>
    /// <param name="why">The engine's error; null if it reported none.</param>
    public static ErrorRecord NoImageInFile(string path, string? platform, DockerException? why = null) => CommonErrors.Record(
        new ItemNotFoundException(
            $"The engine found no image{(platform is null ? "" : $" for {platform}")} in '{path}'"
                + (why is null ? "." : $": {why.Message}"),
            why),
        "ImageNotFound",
        ErrorCategory.ObjectNotFound,
        path,
        platform is null
            ? "Image files are created with Export-Image. To create an image from a file system archive, use Import-Container."
            : "Omit -Platform to import whatever the file contains.");

    /// <summary>The build failed.</summary>
    /// <param name="source">The build context.</param>
    /// <param name="failure">The engine's error.</param>
    /// <param name="step">The failed step; null if the build failed outside of one.</param>
    /// <param name="exitCode">The exit code of the step's command, if it failed with one.</param>
    /// <param name="lastLines">The last lines of the command's output.</param>
    public static ErrorRecord BuildFailed(string source, DockerException failure, string? step, long? exitCode, string? lastLines) =>
        CommonErrors.Record(
            new InvalidOperationException(
                $"The build of '{source}' failed"
                + (step is null ? $": {failure.Message}"
                    : exitCode is null ? $" in the step '{step}': {failure.Message}"
                    : $": the step '{step}' failed with exit code {exitCode}."
                        + (string.IsNullOrEmpty(lastLines) ? "" : Environment.NewLine + lastLines)),
                failure),
            "ImageBuildFailed",
            ErrorCategory.InvalidResult,
            source,
            BuildAdvice(failure.Message, step ?? ""));

    /// <summary>The file of a secret could not be read.</summary>
    public static ErrorRecord SecretNotRead(string id, string path, Exception error) =>
        error is FileNotFoundException or DirectoryNotFoundException
            ? CommonErrors.Record(
                new ItemNotFoundException($"The file '{path}' of the secret '{id}' does not exist.", error),
                "FileNotFound",
                ErrorCategory.ObjectNotFound,
                path,
                $"Name the file (id={id},src=PATH) or an environment variable (id={id},env=NAME).")
            : CommonErrors.Record(
                new IOException($"The file '{path}' of the secret '{id}' could not be read: {error.Message}", error),
                "FileNotRead",
                ErrorCategory.ReadError,
                path);

    /// <summary>The build has a parameter that only BuildKit knows, but its builder is the classic one.</summary>
    public static ErrorRecord BuildKitNeeded(string source, string parameter) => CommonErrors.Record(
        new PSNotSupportedException(
            $"{parameter} needs BuildKit, but DOCKER_BUILDKIT or the engine chooses the classic builder for '{source}'."),
        "NotSupportedByEngine",
        ErrorCategory.NotImplemented,
        source,
        "Use -Builder BuildKit, if the engine has it.");

    /// <summary>The build needs BuildKit's control API, which the engine does not have.</summary>
    public static ErrorRecord BuildControlNeeded(string source, string parameter) => CommonErrors.Record(
        new PSNotSupportedException(
            $"{parameter} needs BuildKit's control API for the build of '{source}', and it cannot be reached (POST /grpc)."),
        "NotSupportedByEngine",
        ErrorCategory.NotImplemented,
        source,
        "Podman has no such API, and a proxy between this computer and the engine may not pass it on.");

    /// <summary>The build needs a session, which the engine does not open.</summary>
    public static ErrorRecord BuildSessionNeeded(string source, string parameter) => CommonErrors.Record(
        new PSNotSupportedException(
            $"{parameter} needs a session beside the build of '{source}', and none can be opened (POST /session)."),
        "NotSupportedByEngine",
        ErrorCategory.NotImplemented,
        source,
        "Podman has no sessions, and a proxy between this computer and the engine may not pass them on.");

    /// <summary>
    /// Returns whether an error reports a file without an image for the platform. The classic image store reports no such error.
    /// </summary>
    public static bool IsNoImage(DockerOperationException error) =>
        error.Message.Contains("image might be filtered out", StringComparison.Ordinal)
        || error.Message.Contains("doesn't provide the requested platform", StringComparison.Ordinal);

    /// <summary>Returns whether an error reports that an image exists, but not for the platform.</summary>
    public static bool IsPlatformMissing(DockerApiException error) =>
        error.Message.Contains("does not match the specified platform", StringComparison.Ordinal)
        || error.Message.Contains("does not provide the specified platform", StringComparison.Ordinal)
        || error.Message.Contains("does not provide any platform", StringComparison.Ordinal);

    internal static string? BuildAdvice(string message, string step) =>
        message.Contains("no active sessions", StringComparison.Ordinal)
            ? "BuildKit requires a session to pull the base image from this registry, and none could be opened: a proxy before the engine "
                + "may not pass it on. Pull the image with Receive-Image first, or use -Builder Classic."
            : step.Contains("type=secret", StringComparison.Ordinal) && message.Contains("not found", StringComparison.Ordinal)
                ? "Give the secret to the build, like -Secret 'id=token,src=./token.txt'."
            : message.Contains("no SSH key", StringComparison.OrdinalIgnoreCase)
                || (step.Contains("type=ssh", StringComparison.Ordinal) && message.Contains("sshforward", StringComparison.Ordinal))
                ? "Forward an ssh agent to the build, like -Ssh default."
            : message.Contains("requires BuildKit", StringComparison.Ordinal)
                ? "The classic builder does not support this. Omit -Builder Classic."
            : step.StartsWith("[internal] load metadata for", StringComparison.Ordinal) || FromForm().IsMatch(step)
                ? BaseAdvice(message)
                : null;

    private static string BaseAdvice(string message) => DockerRegistryException.FailureIn(message) switch
    {
        RegistryFailure.Denied =>
            "The registry of the base image requires a login, or rejected the stored one. Check the image's name, and log in with "
                + "Connect-ContainerRegistry.",
        RegistryFailure.Unreachable =>
            "The engine does not have the base image and cannot reach its registry. Check the registry's address, or provide the image "
                + "with Receive-Image or Import-Image first.",
        RegistryFailure.CertificateNotTrusted =>
            "The engine does not trust the certificate of the registry. Install the CA certificate on the engine's host as "
                + "/etc/docker/certs.d/<registry>/ca.crt; older engines read it when they start. Or pull the image with Receive-Image "
                + "first.",
        _ => "The engine does not have the base image and could not pull it. Check its name, or pull it with Receive-Image first.",
    };

    /// <summary>The step that reads the base image.</summary>
    [GeneratedRegex(@"^(\[[^\]]*\] )?FROM ")]
    private static partial Regex FromForm();

    /// <summary>The engine has the image for other platforms only; null if the error has another cause.</summary>
    internal static ErrorRecord? OtherPlatform(DockerException error)
    {
        if (OtherPlatformForm().Match(error.Message) is not { Success: true } match)
        {
            return null;
        }

        var (image, platform) = (match.Groups["image"].Value, match.Groups["platform"].Value);
        return CommonErrors.Record(
            new ItemNotFoundException($"The image '{image}' is not available for the platform {platform}.", error),
            "ImageNotFound",
            ErrorCategory.ObjectNotFound,
            image,
            $"Use Receive-Image {image} -Platform {platform} to pull it, if its registry has it for that platform.");
    }

    [GeneratedRegex(
        "image with reference (?<image>[^ ]+) was found but "
            + "(does not (provide|match) the specified platform( \\((?<platform>[^)]+)\\)|: wanted (?<platform>[^,]+),)"
            + "|its platform \\([^)]+\\) does not match the specified platform \\((?<platform>[^)]+)\\))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPlatformForm();

    /// <summary>The image was not given by a name that identifies its registry.</summary>
    public static ErrorRecord ImageNotTagged(string image) => CommonErrors.Record(
        new PSInvalidOperationException($"'{image}' is not a name with a tag, so the registry to push to is unknown."),
        "ImageNotTagged",
        ErrorCategory.InvalidOperation,
        image,
        "Pass the name of the image, or name it first with Add-ImageTag.");
}
