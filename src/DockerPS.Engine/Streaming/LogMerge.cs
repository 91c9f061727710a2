using System.Runtime.CompilerServices;
using DockerPS.Engine.Http;

namespace DockerPS.Engine.Streaming;

/// <summary>A line of one of several logs, or the failure that ended that log.</summary>
/// <typeparam name="T">The owners of the logs.</typeparam>
/// <param name="Target">The owner of this log.</param>
/// <param name="Line">The line.</param>
/// <param name="Failure">The failure; null if there is a line.</param>
public readonly record struct MergedLine<T>(T Target, LogLine Line, DockerException? Failure);

/// <summary>Merges logs in the order of their times. One line of each is buffered.</summary>
public static class LogMerge
{
    /// <summary>Reads logs to their ends. A log that fails does not end the others.</summary>
    /// <typeparam name="T">The owners of the logs.</typeparam>
    /// <param name="targets">The owners.</param>
    /// <param name="read">Reads the log of one.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async IAsyncEnumerable<MergedLine<T>> ReadAsync<T>(
        IEnumerable<T> targets, Func<T, IAsyncEnumerable<LogLine>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Source<T>> sources = [.. targets.Select((target, index) => new Source<T>(target, index, read(target), cancellationToken))];
        try
        {
            await Task.WhenAll(sources.Select(source => sources.Count == 1
                ? source.MoveAsync().AsTask()
                : WaitingThread.ReadAsync(() => source.MoveAsync().AsTask()))).ConfigureAwait(false);
            var next = new PriorityQueue<Source<T>, (DateTime Time, int Index)>(sources.Select(source => (source, source.Order)));
            while (next.TryPeek(out var source, out _))
            {
                if (source.Ended && source.Failure is null)
                {
                    next.Dequeue();
                    continue;
                }

                yield return new(source.Target, source.Line, source.Failure);
                if (source.Ended)
                {
                    next.Dequeue();
                    continue;
                }

                await source.MoveAsync().ConfigureAwait(false);
                next.DequeueEnqueue(source, source.Order);
            }
        }
        finally
        {
            foreach (var source in sources)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private sealed class Source<T>(
        T target, int index, IAsyncEnumerable<LogLine> lines, CancellationToken cancellationToken) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<LogLine> _lines = lines.GetAsyncEnumerator(cancellationToken);

        public T Target => target;

        public LogLine Line { get; private set; }

        public DockerException? Failure { get; private set; }

        public bool Ended { get; private set; }

        /// <summary>The time of the line and the index of the log. A line without a time keeps the time of the line before it.</summary>
        public (DateTime Time, int Index) Order { get; private set; } = (DateTime.MinValue, index);

        public async ValueTask MoveAsync()
        {
            try
            {
                Ended = !await _lines.MoveNextAsync().ConfigureAwait(false);
                Line = Ended ? default : _lines.Current;
                Order = (Line.Timestamp ?? Order.Time, index);
            }
            catch (DockerException failure)
            {
                (Ended, Failure) = (true, failure);
            }
        }

        public ValueTask DisposeAsync() => _lines.DisposeAsync();
    }
}
