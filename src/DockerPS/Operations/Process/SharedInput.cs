using DockerPS.Sessions;

namespace DockerPS.Operations;

/// <summary>Input from the pipeline that several targets read at the same time.</summary>
/// <param name="work">The work that reads it.</param>
/// <param name="engines">The engines of the command.</param>
internal sealed class SharedInput(WorkQueue work, CommandEngines engines)
{
    private readonly List<InputQueue> _readers = [];

    /// <summary>Adds a reader, which gets what is written from now on.</summary>
    public InputQueue Add()
    {
        var reader = new InputQueue();
        _readers.Add(reader);
        return reader;
    }

    /// <summary>Passes bytes on to all readers. Waits while a queue is full, and writes output meanwhile.</summary>
    public void Write(ReadOnlyMemory<byte> bytes) =>
        _readers.ForEach(reader => work.WriteUntil(reader.AddAsync(bytes, work.Pipeline.StopToken)));

    /// <summary>Reports the failures if nothing reads any more: the input may be endless.</summary>
    public void ReportFailures()
    {
        if (work.IsIdle && engines.AnyFailed)
        {
            engines.ReportFailures();
        }
    }

    /// <summary>Ends the input.</summary>
    public void Close() => _readers.ForEach(reader => reader.Close());
}
