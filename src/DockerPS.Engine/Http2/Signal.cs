namespace DockerPS.Engine.Http2;

/// <summary>Wakes who waits for a change. Both methods are called under the lock that guards what changes.</summary>
internal sealed class Signal
{
    private TaskCompletionSource? _next;

    /// <summary>Returns a task that completes with the next change; it is awaited outside of the lock.</summary>
    public Task WaitAsync() => (_next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Wakes all who wait.</summary>
    public void Set()
    {
        _next?.SetResult();
        _next = null;
    }
}
