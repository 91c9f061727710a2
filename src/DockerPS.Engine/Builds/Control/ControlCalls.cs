using System.Runtime.CompilerServices;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>Makes the calls of BuildKit's service Control, and translates their failures.</summary>
/// <param name="channel">The connection, which this object owns.</param>
/// <param name="version">The engine's API version.</param>
internal sealed class ControlCalls(GrpcChannel channel, ApiVersion version) : IAsyncDisposable
{
    private const string Service = "/moby.buildkit.v1.Control/";

    /// <summary>Parses a message.</summary>
    public delegate T Parser<out T>(ReadOnlySpan<byte> message);

    /// <summary>The connection.</summary>
    public GrpcChannel Channel { get; } = channel;

    /// <summary>The engine's API version.</summary>
    public ApiVersion Version { get; } = version;

    /// <summary>Makes a call with one response.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The request.</param>
    /// <param name="parse">Parses the response.</param>
    /// <param name="since">The feature, and the first version that has the method; null for methods of all engines.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<T> CallAsync<T>(
        string method, ReadOnlyMemory<byte> request, Parser<T> parse, Needed? since, CancellationToken cancellationToken)
    {
        try
        {
            return parse(await Channel.CallAsync(Service + method, request, null, cancellationToken).ConfigureAwait(false));
        }
        catch (GrpcException error)
        {
            throw Translate(error, since, cancellationToken);
        }
    }

    /// <summary>Makes a call with a stream of responses. Disposing the stream cancels the call.</summary>
    /// <inheritdoc cref="CallAsync"/>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        string method,
        ReadOnlyMemory<byte> request,
        Parser<T> parse,
        Needed? since,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = Channel.StreamAsync(Service + method, request, null, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (messages.ConfigureAwait(false))
        {
            while (await NextAsync().ConfigureAwait(false))
            {
                yield return parse(messages.Current.Span);
            }
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await messages.MoveNextAsync().ConfigureAwait(false);
            }
            catch (GrpcException error)
            {
                throw Translate(error, since, cancellationToken);
            }
        }
    }

    /// <summary>Closes the connection, and so cancels all calls.</summary>
    public ValueTask DisposeAsync() => Channel.DisposeAsync();

    private Exception Translate(GrpcException error, Needed? since, CancellationToken cancellationToken) => since is { } needed
        ? ControlErrors.Translate(error, needed.Feature, needed.Version, Version, cancellationToken)
        : ControlErrors.Translate(error, Version, cancellationToken);

    /// <summary>A feature that older engines lack.</summary>
    /// <param name="Feature">The feature.</param>
    /// <param name="Version">The first version that has it.</param>
    public readonly record struct Needed(string Feature, ApiVersion Version);
}
