using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Builds;

/// <content>The build history.</content>
public sealed partial class BuildControl
{
    /// <summary>The first version with a build history, that of Engine 24.0 with BuildKit 0.11.</summary>
    private static readonly ApiVersion s_historyVersion = new(1, 43);

    private static readonly ControlCalls.Needed s_history = new("The build history", s_historyVersion);

    /// <summary>Streams the records of the build history, and on request the changes that follow.</summary>
    /// <param name="query">Selects the records.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="DockerFeatureException">The engine is older than API 1.43.</exception>
    public IAsyncEnumerable<BuildHistoryEvent> ListenHistoryAsync(BuildHistoryQuery query, CancellationToken cancellationToken = default) =>
        _calls.StreamAsync("ListenBuildHistory", query.ToMessage(), BuildHistoryEvent.Parse, s_history, cancellationToken);

    /// <summary>Pins a record, so that it is kept when old ones are removed, or unpins it.</summary>
    /// <param name="reference">The build's id.</param>
    /// <param name="pinned">True to pin it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="ListenHistoryAsync" path="/exception"/>
    public Task PinHistoryAsync(string reference, bool pinned, CancellationToken cancellationToken = default) =>
        UpdateHistoryAsync(new ProtobufWriter().Text(1, reference).Flag(2, pinned), cancellationToken);

    /// <summary>Deletes a record.</summary>
    /// <param name="reference">The build's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <inheritdoc cref="ListenHistoryAsync" path="/exception"/>
    public Task DeleteHistoryAsync(string reference, CancellationToken cancellationToken = default) =>
        UpdateHistoryAsync(new ProtobufWriter().Text(1, reference).Flag(3, true), cancellationToken);

    private Task<bool> UpdateHistoryAsync(ProtobufWriter request, CancellationToken cancellationToken) =>
        _calls.CallAsync("UpdateBuildHistory", request.Written, static _ => true, s_history, cancellationToken);
}
