using System.Management.Automation;
using System.Net;
using System.Text.RegularExpressions;
using DockerPS.Engine.Archives;
using DockerPS.Engine.Configuration;
using DockerPS.Engine.Http;
using DockerPS.Engine.Transport;

namespace DockerPS.Errors;

/// <summary>Maps failures of the engine client to errors of the module.</summary>
internal static partial class ErrorMapping
{
    /// <summary>Converts an exception of the engine client to an error about one target.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="target">The object that the error is about.</param>
    /// <param name="noun">The kind of the target, used as prefix of error ids: <c>Container</c> yields <c>ContainerNotFound</c>.</param>
    public static ErrorRecord From(DockerException error, object? target, string noun) => error switch
    {
        DockerApiException or DockerRegistryException when ImageErrors.OtherPlatform(error) is { } missing => missing,
        DockerApiException api => NetworkErrors.Taken(api, target)
            ?? SwarmErrors.RefusedBySwarm(api, target, noun)
            ?? NetworkErrors.RefusedByNetworks(api, target, noun)
            ?? Refused(api, target, noun),
        DeploymentException deployment => ComposeErrors.From(deployment),
        DockerConnectionException connection => CommonErrors.Record(
            error,
            connection.Kind switch
            {
                ConnectionFailure.Timeout => "EngineTimeout",
                ConnectionFailure.PermissionDenied or ConnectionFailure.ClientCertificate => "EngineAccessDenied",
                ConnectionFailure.CertificateNotTrusted => "EngineNotTrusted",
                ConnectionFailure.Configuration => "EngineNotConfigured",
                _ => "EngineUnreachable",
            },
            connection.Kind switch
            {
                ConnectionFailure.Timeout => ErrorCategory.OperationTimeout,
                ConnectionFailure.PermissionDenied or ConnectionFailure.ClientCertificate => ErrorCategory.PermissionDenied,
                ConnectionFailure.CertificateNotTrusted => ErrorCategory.SecurityError,
                ConnectionFailure.Configuration => ErrorCategory.InvalidArgument,
                _ => ErrorCategory.ConnectionError,
            },
            target,
            ConnectionRemedy(connection)),
        DockerSwarmException swarm => SwarmErrors.SwarmNotAvailable(swarm, target),
        DockerVersionException => CommonErrors.Record(error, "EngineVersionNotSupported", ErrorCategory.NotImplemented, target),
        ArchiveException archive => FileErrors.NotCopied(archive, target),
        DockerFeatureException => CommonErrors.Record(error, "NotSupportedByEngine", ErrorCategory.NotImplemented, target),
        DockerRegistryException registry => RegistryErrors.RefusedByRegistry(registry, target),
        DockerContextException context => ContextErrors.RefusedByStore(context, target),
        DockerCredentialException => CommonErrors.Record(error, "CredentialStoreFailed", ErrorCategory.ResourceUnavailable, target),
        DockerRouteException => CommonErrors.Record(
            error,
            "NotSupportedByEngine",
            ErrorCategory.NotImplemented,
            target,
            "Connect to a Docker engine, and to the engine itself: a proxy may pass on only the routes that it knows."),
        DockerStoreException => CommonErrors.Record(error, "NotSupportedByEngine", ErrorCategory.NotImplemented, target),
        DockerSshException => CommonErrors.Record(error, "SshAgentFailed", ErrorCategory.ResourceUnavailable, target),
        DockerStreamException => CommonErrors.Record(error, "EngineAnswerBroken", ErrorCategory.ReadError, target),
        DockerOperationException lost when SwarmErrors.IsNodeMissing(lost) => SwarmErrors.NodeMissing(lost, target),
        _ => CommonErrors.Record(error, "EngineOperationFailed", ErrorCategory.InvalidResult, target),
    };

    /// <summary>Returns the client's advice with the parameters that carry it out.</summary>
    private static string? ConnectionRemedy(DockerConnectionException error) => error switch
    {
        { Kind: ConnectionFailure.NotFound, Endpoint.Scheme: EndpointScheme.Unix or EndpointScheme.NamedPipe } =>
            $"{error.Advice} Use -Context to name another engine.",
        { Kind: ConnectionFailure.CertificateNotTrusted } =>
            $"{error.Advice} New-DockerContext and Set-DockerContext take it as -CaCertificate; -SkipTlsVerify skips the verification.",
        { Kind: ConnectionFailure.ClientCertificate } =>
            $"{error.Advice} New-DockerContext and Set-DockerContext take them as -Certificate and -CertificateKey.",
        _ => error.Advice,
    };

    internal static ErrorRecord Refused(DockerApiException error, object? target, string noun) => error.StatusCode switch
    {
        HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError when EndsWith(error, "is marked read-only") => CommonErrors.Record(
            error, "AccessDenied", ErrorCategory.PermissionDenied, target),
        HttpStatusCode.BadRequest => CommonErrors.Record(error, "InvalidRequest", ErrorCategory.InvalidArgument, target),
        HttpStatusCode.Unauthorized => CommonErrors.Record(error, "AuthenticationFailed", ErrorCategory.AuthenticationError, target),
        HttpStatusCode.Forbidden => CommonErrors.Record(error, "AccessDenied", ErrorCategory.PermissionDenied, target),
        HttpStatusCode.NotFound => CommonErrors.Record(error, $"{noun}NotFound", ErrorCategory.ObjectNotFound, target),
        HttpStatusCode.Conflict when Contains(error, "already in use") || EndsWith(error, "already exists") => CommonErrors.Record(
            error, $"{noun}Exists", ErrorCategory.ResourceExists, target, "Choose another name, or remove the object that has it."),
        HttpStatusCode.Conflict when IsNotRunning(error.Message) => ContainerErrors.NotRunning(target, why: error),
        HttpStatusCode.Conflict when EndsWith(error, "unpause the container before exec") =>
            ContainerErrors.NotRunning(target, "paused", error),
        HttpStatusCode.Conflict when EndsWith(error, "try unpause instead") => CommonErrors.Record(
            new PSInvalidOperationException($"The container '{target}' is paused and was not started.", error),
            $"{noun}Conflict",
            ErrorCategory.InvalidOperation,
            target,
            "Use Resume-Container to resume it."),
        HttpStatusCode.Conflict when EndsWith(error, "wait until the container is running") =>
            ContainerErrors.NotRunning(target, "restarting", error),
        HttpStatusCode.Conflict when RemovalRefusedForm().Match(error.Message) is { Success: true } refused => CommonErrors.Record(
            new PSInvalidOperationException($"The container '{target}' is {refused.Groups["state"].Value} and was not removed.", error),
            "ContainerConflict",
            ErrorCategory.InvalidOperation,
            target,
            "Stop it first with Stop-Container, or use -Force to kill and remove it."),
        HttpStatusCode.Conflict when Contains(error, "must be forced") || Contains(error, "must force") => CommonErrors.Record(
            error,
            $"{noun}Conflict",
            ErrorCategory.InvalidOperation,
            target,
            noun == "ComposeProject" ? $"Remove what uses it first, or use Remove-Image {target} -Force." : "Use -Force to do it anyway."),
        HttpStatusCode.Conflict or HttpStatusCode.InternalServerError when EndsWith(error, "operation is already running") =>
            CommonErrors.Record(
                error, "EngineBusy", ErrorCategory.ResourceBusy, target, "Wait until the other operation has finished, then try again."),
        HttpStatusCode.Conflict => CommonErrors.Record(error, $"{noun}Conflict", ErrorCategory.InvalidOperation, target),
        HttpStatusCode.InternalServerError when EndsWith(error, "is not paused") => CommonErrors.Record(
            error, $"{noun}Conflict", ErrorCategory.InvalidOperation, target),
        HttpStatusCode.NotImplemented => CommonErrors.Record(error, "NotSupportedByEngine", ErrorCategory.NotImplemented, target),
        _ => CommonErrors.Record(error, "EngineFailed", ErrorCategory.InvalidResult, target),
    };

    private static bool Contains(DockerApiException error, string text) => error.Message.Contains(text, StringComparison.Ordinal);

    private static bool EndsWith(DockerApiException error, string text) => error.Message.EndsWith(text, StringComparison.Ordinal);

    /// <summary>
    /// Returns whether a message reports that a container is not running. Podman appends a cause, which it also uses for other states.
    /// </summary>
    internal static bool IsNotRunning(string message)
    {
        return message.EndsWith("is not running", StringComparison.Ordinal)
            || (message.EndsWith("container state improper", StringComparison.Ordinal)
                && (Has("is not running") || Has("running containers"))
                && !Has("cannot be removed"));

        bool Has(string text) => message.Contains(text, StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "cannot remove (a (?<state>[a-z]+) container|container .* container is (?<state>[a-z]+)(:| and))",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex RemovalRefusedForm();
}
