using System.Runtime.CompilerServices;
using DockerPS.Engine.Http;
using DockerPS.Engine.Models;
using DockerPS.Engine.Streaming;

namespace DockerPS.Engine.Endpoints;

/// <summary>The routes below <c>/tasks</c>: the tasks of the services of a swarm. Only managers support them.</summary>
public sealed class TaskEndpoints
{
    private readonly EngineHttp _http;

    internal TaskEndpoints(EngineHttp http) => _http = http;

    /// <summary>GET /tasks: lists tasks, including ended ones that the swarm remembers.</summary>
    public Task<IReadOnlyList<TaskInspect>> ListAsync(FilterSet? filters = null, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/tasks", new Query().Add(filters), EngineJson.Default.IReadOnlyListTaskInspect, cancellationToken);

    /// <summary>GET /tasks/{id}: inspects a task, by its id or a prefix of it.</summary>
    public Task<TaskInspect> InspectAsync(string id, CancellationToken cancellationToken = default) =>
        _http.GetAsync($"/tasks/{id}", null, EngineJson.Default.TaskInspect, cancellationToken);

    /// <summary>GET /tasks/{id}/logs: reads the log of its container, line by line, and waits for a container if there is none.</summary>
    /// <param name="id">The task.</param>
    /// <param name="options">The part of the log to read; null for all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public IAsyncEnumerable<LogLine> LogsAsync(string id, LogOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        return options.Until is { } until
            ? UntilAsync(Lines(options with { Until = null, Tail = null }), until.ToUniversalTime(), options.Tail, cancellationToken)
            : Lines(options);

        IAsyncEnumerable<LogLine> Lines(LogOptions asked) =>
            LogRequest.ReadAsync(_http, $"/tasks/{id}/logs", asked, () => HasTerminalAsync(id, cancellationToken), cancellationToken);
    }

    /// <summary>Reads a log up to a time, which engines cannot do for tasks; the last lines are counted before it.</summary>
    private static async IAsyncEnumerable<LogLine> UntilAsync(
        IAsyncEnumerable<LogLine> lines, DateTime until, int? tail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = new Queue<LogLine>();
        await foreach (var line in lines.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (line.Timestamp > until)
            {
                break;
            }

            if (tail is null)
            {
                yield return line;
                continue;
            }

            last.Enqueue(line);
            if (last.Count > tail)
            {
                last.Dequeue();
            }
        }

        foreach (var line in last)
        {
            yield return line;
        }
    }

    private async Task<bool> HasTerminalAsync(string id, CancellationToken cancellationToken) =>
        (await InspectAsync(id, cancellationToken).ConfigureAwait(false)).Spec?.ContainerSpec?.Tty ?? false;
}
