using DockerPS.Engine.Http;

namespace DockerPS.Engine.Errors;

/// <summary>
/// Recognizes failures of registries. The engine passes on the messages of the registry, of its own HTTP client and of the TLS
/// below; the status is mostly 500, or a success if a stream had started.
/// </summary>
internal static class RegistryRefusal
{
    /// <summary>The phrases to look for, in this order. Single words would match names of images and registries, too.</summary>
    private static readonly (RegistryFailure Failure, string[] Phrases)[] s_phrases =
    [
        (RegistryFailure.CertificateNotTrusted, ["x509:", "failed to verify certificate", "bad certificate"]),
        (RegistryFailure.Unreachable,
        [
            "dial tcp", "no such host", "connection refused", "connection reset", "i/o timeout", "handshake timeout", "deadline exceeded",
            "Client.Timeout", "HTTP response to HTTPS client", "HTTP request to an HTTPS server", "proxyconnect", ": EOF", "404 Not Found",
        ]),
        // The containerd image store says "repository does not exist" of every refusal, and adds the registry's reason. No reason comes
        // with the classic store's "pull access denied … repository does not exist", which is Docker Hub's for an unknown name.
        (RegistryFailure.Denied, ["no basic auth credentials", "authorization failed", "insufficient_scope"]),
        (RegistryFailure.NotFound,
        [
            "manifest unknown", "name unknown", "repository does not exist", "no matching manifest", "no match for platform", ": not found",
            "does not match the specified platform", "does not provide the specified platform", "does not exist locally",
            "tag does not exist",
        ]),
        (RegistryFailure.Denied,
        [
            "unauthorized", "denied:", "is denied", "authentication required", "incorrect username or password", "login attempt",
            "403 Forbidden",
        ]),
    ];

    /// <summary>Returns the registry's failure; the given failure if it is not a registry's.</summary>
    public static DockerException Explain(DockerException error) =>
        error is DockerApiException or DockerOperationException && Find(error.Message) is { } failure
            ? new DockerRegistryException(failure, error)
            : error;

    /// <summary>Returns the registry's failure that a message reports; null if it reports something else.</summary>
    public static RegistryFailure? Find(string message)
    {
        foreach (var (failure, phrases) in s_phrases)
        {
            if (phrases.Any(phrase => message.Contains(phrase, StringComparison.OrdinalIgnoreCase)))
            {
                return failure;
            }
        }

        return null;
    }

    /// <summary>Sends a request, and translates failures of registries.</summary>
    public static async Task<T> ExplainAsync<T>(Func<Task<T>> request)
    {
        try
        {
            return await request().ConfigureAwait(false);
        }
        catch (DockerException error) when (Explain(error) is DockerRegistryException explained)
        {
            throw explained;
        }
    }

    /// <summary>Reads a sequence, and translates failures of registries.</summary>
    public static async IAsyncEnumerable<T> ExplainAsync<T>(
        IAsyncEnumerable<T> sequence, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var elements = sequence.GetAsyncEnumerator(cancellationToken);
        await using var _ = elements.ConfigureAwait(false);
        while (await ExplainAsync(() => elements.MoveNextAsync().AsTask()).ConfigureAwait(false))
        {
            yield return elements.Current;
        }
    }
}
