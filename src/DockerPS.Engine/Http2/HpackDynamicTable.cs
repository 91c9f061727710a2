namespace DockerPS.Engine.Http2;

/// <summary>The entries that the header blocks of a connection add, the newest first (RFC 7541, section 2.3.2).</summary>
internal sealed class HpackDynamicTable
{
    /// <summary>The entries, the newest at last. There are at most 128, so moving them costs nothing.</summary>
    private readonly List<HpackEntry> _entries = [];

    /// <summary>The size of all entries.</summary>
    public int Size { get; private set; }

    /// <summary>The size beyond which the oldest entries are removed.</summary>
    public int Capacity { get; private set; } = 4096;

    /// <summary>The number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Returns an entry; the newest one has the index 0.</summary>
    public HpackEntry Get(int index) => _entries[^(index + 1)];

    /// <summary>Adds an entry. One that is larger than the table empties it, which is not an error (section 4.4).</summary>
    public void Add(HpackEntry entry)
    {
        Evict(Math.Max(0, Capacity - entry.Size));
        if (entry.Size <= Capacity)
        {
            _entries.Add(entry);
            Size += entry.Size;
        }
    }

    /// <summary>Changes the capacity.</summary>
    public void Resize(int capacity) => Evict(Capacity = capacity);

    private void Evict(int target)
    {
        var count = 0;
        for (; Size > target; count++)
        {
            Size -= _entries[count].Size;
        }

        _entries.RemoveRange(0, count);
    }
}
