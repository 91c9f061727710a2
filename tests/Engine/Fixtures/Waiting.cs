namespace DockerPS.Engine.Tests.Fixtures;

/// <summary>Bounds on waiting: a test that would hang fails instead.</summary>
internal static class Waiting
{
    /// <summary>Long, since a machine that has other work to do may need it; only what hangs comes to it.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    public static Task Soon(this Task task) => task.WaitAsync(s_limit);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(s_limit);

    public static Task<T> Soon<T>(this ValueTask<T> task) => task.AsTask().WaitAsync(s_limit);

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }

    /// <summary>The first item that fits.</summary>
    public static async Task<T> FirstAsync<T>(this IAsyncEnumerable<T> items, Func<T, bool>? fits = null)
    {
        await foreach (var item in items)
        {
            if (fits is null || fits(item))
            {
                return item;
            }
        }

        throw new InvalidOperationException("The sequence ended before such an item came.");
    }

    /// <summary>Asks again and again until the answer is yes.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(s_limit);
        while (!await condition())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
