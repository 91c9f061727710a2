using DockerPS.Engine;
using DockerPS.Engine.BuildKit;
using DockerPS.Engine.Builds;
using DockerPS.Engine.Http;
using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Reads the build history of an engine.</summary>
internal static class BuildHistory
{
    /// <summary>Lists builds: running ones first, and otherwise the newest first.</summary>
    /// <param name="client">The engine.</param>
    /// <param name="reference">The id of a single build; null for all.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="DockerFeatureException">The engine is older than API 1.43.</exception>
    /// <exception cref="DockerRouteException">The engine does not offer BuildKit's control API.</exception>
    public static async Task<IReadOnlyList<BuildHistoryRecord>> ListAsync(
        DockerClient client, string? reference, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, BuildHistoryRecord>(StringComparer.Ordinal);
        var control = await OpenAsync(client, cancellationToken).ConfigureAwait(false);
        await using (control.ConfigureAwait(false))
        {
            // A build that ends meanwhile is listed twice, first as running.
            var query = new BuildHistoryQuery { Reference = reference };
            await foreach (var change in control.ListenHistoryAsync(query, cancellationToken).ConfigureAwait(false))
            {
                if (change.Kind == BuildHistoryEventKind.Deleted)
                {
                    records.Remove(change.Record.Reference);
                }
                else
                {
                    records[change.Record.Reference] = change.Record;
                }
            }
        }

        return [.. records.Values.OrderBy(record => record.Completed is not null).ThenByDescending(record => record.Created)];
    }

    /// <summary>Reads the details of builds.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="records">The builds.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public static async Task<IReadOnlyList<BuildRecord>> ReadDetailsAsync(
        EngineSession engine, IEnumerable<BuildHistoryRecord> records, CancellationToken cancellationToken)
    {
        List<BuildRecord> details = [];
        var control = await OpenAsync(engine.Client, cancellationToken).ConfigureAwait(false);
        await using (control.ConfigureAwait(false))
        {
            foreach (var record in records)
            {
                var (steps, warnings) = await ReadTraceAsync(control, record, cancellationToken).ConfigureAwait(false);
                details.Add(new BuildRecordDetail(record, steps, warnings, engine.Name));
            }
        }

        return details;
    }

    private static async Task<(IReadOnlyList<BuildVertex> Steps, IReadOnlyList<BuildWarning> Warnings)> ReadTraceAsync(
        BuildControl control, BuildHistoryRecord record, CancellationToken cancellationToken)
    {
        var steps = new Dictionary<string, BuildVertex>(StringComparer.Ordinal);
        List<BuildWarning> warnings = [];

        // The trace of a running build ends with the build.
        if (record.Completed is not null)
        {
            try
            {
                await foreach (var trace in control.TraceAsync(record.Reference, cancellationToken).ConfigureAwait(false))
                {
                    warnings.AddRange(trace.Warnings);
                    foreach (var step in trace.Vertices)
                    {
                        steps[step.Digest] = step;
                    }
                }
            }
            catch (DockerOperationException)
            {
                // The engine has removed the log.
            }
        }

        return ([.. steps.Values.OrderBy(step => step.Started ?? DateTimeOffset.MaxValue)], warnings);
    }

    private static Task<BuildControl> OpenAsync(DockerClient client, CancellationToken cancellationToken) =>
        BuildKitRoutes.RequireControlAsync(client, "The build history", cancellationToken);
}
