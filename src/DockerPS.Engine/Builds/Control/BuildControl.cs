using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Grpc;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <summary>
/// A connection to the control API of an engine's BuildKit. It is thread-safe; calls may run at the same time. A failure that the
/// engine reports is a <see cref="DockerOperationException"/>, a broken connection a <see cref="DockerStreamException"/>.
/// </summary>
public sealed partial class BuildControl : IAsyncDisposable
{
    private readonly ControlCalls _calls;

    internal BuildControl(GrpcChannel channel, ApiVersion version) => _calls = new(channel, version);

    /// <summary>The engine's API version.</summary>
    public ApiVersion Version => _calls.Version;

    /// <summary>The connection, for sessions that run through it.</summary>
    internal GrpcChannel Channel => _calls.Channel;

    /// <summary>Returns the workers: one, on docker's engines.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<BuildWorker>> ListWorkersAsync(CancellationToken cancellationToken = default) =>
        _calls.CallAsync<IReadOnlyList<BuildWorker>>(
            "ListWorkers", default, static message => ReadList(message, BuildWorker.Parse), null, cancellationToken);

    /// <summary>Returns BuildKit's version.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="DockerFeatureException">The engine is older than API 1.43.</exception>
    public Task<BuildKitVersion> GetVersionAsync(CancellationToken cancellationToken = default) => _calls.CallAsync(
        "Info",
        default,
        static message => ReadList(message, BuildKitVersion.Parse) is [var version, ..] ? version : new(),
        new("BuildKit's version", s_historyVersion),
        cancellationToken);

    /// <summary>Builds, and waits for the result.</summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    /// <exception cref="DockerOperationException">The build failed.</exception>
    /// <exception cref="DockerFeatureException">The engine's frontend does not know named contexts.</exception>
    public Task<SolveResult> SolveAsync(SolveRequest request, CancellationToken cancellationToken = default) =>
        _calls.CallAsync("Solve", request.ToMessage(), SolveResult.Parse, null, cancellationToken);

    /// <summary>Streams the trace of a build until it ends. The build need not have started.</summary>
    /// <param name="reference">The build's id.</param>
    /// <param name="cancellationToken">Ends the stream, not the build.</param>
    public IAsyncEnumerable<BuildTrace> TraceAsync(string reference, CancellationToken cancellationToken = default) =>
        _calls.StreamAsync("Status", new ProtobufWriter().Text(1, reference).Written, BuildTrace.Parse, null, cancellationToken);

    /// <summary>Builds, and reports the trace.</summary>
    /// <param name="request">The build.</param>
    /// <param name="report">Takes the trace, one message at a time. An exception of it cancels the build.</param>
    /// <param name="cancellationToken">Cancels the build.</param>
    /// <returns>The result, after the last message of the trace.</returns>
    /// <inheritdoc cref="SolveAsync"/>
    public async Task<SolveResult> BuildAsync(
        SolveRequest request, Func<BuildTrace, ValueTask> report, CancellationToken cancellationToken = default)
    {
        using var building = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var tracing = CancellationTokenSource.CreateLinkedTokenSource(building.Token);
        var follower = new TraceFollower(TraceAsync(request.Reference, tracing.Token), report, tracing);
        var trace = follower.RunAsync();
        var solve = SolveAsync(request, building.Token);
        await Task.WhenAny(trace, solve).ConfigureAwait(false);
        if (trace.IsFaulted)
        {
            await building.CancelAsync().ConfigureAwait(false);
        }

        await ((Task)solve).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await follower.WaitForSilenceAsync(trace).ConfigureAwait(false);
        await trace.ConfigureAwait(false);
        return await solve.ConfigureAwait(false);
    }

    /// <summary>Closes the connection. Builds that run through it are cancelled.</summary>
    public ValueTask DisposeAsync() => _calls.DisposeAsync();

    /// <summary>Reads the messages in the field 1.</summary>
    private static List<T> ReadList<T>(ReadOnlySpan<byte> message, ControlCalls.Parser<T> parse)
    {
        List<T> items = [];
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1)
            {
                items.Add(parse(reader.Bytes));
            }
        }

        return items;
    }
}
