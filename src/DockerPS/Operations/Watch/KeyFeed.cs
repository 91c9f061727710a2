using DockerPS.Dashboard.Input;
using DockerPS.Terminal;

namespace DockerPS.Operations;

/// <summary>Reads keys from the console.</summary>
/// <param name="console">The console.</param>
/// <param name="inbox">Receives what they change.</param>
internal sealed class KeyFeed(ConsoleDevice console, WatchInbox inbox)
{
    /// <summary>The time in which the rest of an escape sequence arrives; without it, the key Escape was pressed.</summary>
    private static readonly TimeSpan s_restOfSequence = TimeSpan.FromMilliseconds(50);

    private readonly KeyReader _reader = new();
    private int _reads;

    /// <summary>Reads until the console is interrupted. The screen ends with the input.</summary>
    public void Run()
    {
        var typed = new byte[256];
        try
        {
            while (console.Read(typed) is > 0 and var length)
            {
                lock (_reader)
                {
                    _reads++;
                    Post(_reader.Read(typed.AsSpan(0, length)));
                    if (_reader.IsPending)
                    {
                        _ = FlushAsync(_reads);
                    }
                }
            }
        }
        catch (IOException)
        {
            // The console is gone.
        }

        lock (_reader)
        {
            // A key that is pending has come too late.
            _reads++;
            inbox.PostUrgent(state => state with { IsEnded = true });
        }
    }

    private async Task FlushAsync(int read)
    {
        await Task.Delay(s_restOfSequence).ConfigureAwait(false);
        lock (_reader)
        {
            if (read == _reads)
            {
                Post(_reader.Flush());
            }
        }
    }

    private void Post(IReadOnlyList<Key> keys)
    {
        foreach (var key in keys)
        {
            inbox.PostUrgent(state => state.Press(key));
        }
    }
}
