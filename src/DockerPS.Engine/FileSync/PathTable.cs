using System.Text;

namespace DockerPS.Engine.FileSync;

/// <summary>
/// The paths of a list of files by their numbers. Each takes its name's bytes and sixteen more, since large contexts have many files.
/// Several tasks may use it.
/// </summary>
internal sealed class PathTable
{
    private const int BlockSize = 1 << 16;
    private const int None = -1;

    private readonly object _lock = new();
    private readonly List<byte[]> _blocks = [];
    private readonly List<Entry> _entries = [];
    private int _used = BlockSize;

    /// <summary>Adds an item.</summary>
    /// <param name="folder">The number of its folder; -1 at the top.</param>
    /// <param name="name">Its name.</param>
    /// <param name="hasData">Indicates whether its data may be requested.</param>
    public void Add(int folder, string name, bool hasData)
    {
        lock (_lock)
        {
            var length = Encoding.UTF8.GetByteCount(name);
            if (_used + length > BlockSize || length > BlockSize)
            {
                _blocks.Add(new byte[Math.Max(BlockSize, length)]);
                _used = 0;
            }

            Encoding.UTF8.GetBytes(name, _blocks[^1].AsSpan(_used));
            _entries.Add(new(folder, _blocks.Count - 1, (ushort)_used, (ushort)length, hasData));
            _used += length;
        }
    }

    /// <summary>Takes the path of a file whose data is requested; null if there is no such file, or if it was requested before.</summary>
    public string? Take(uint number)
    {
        lock (_lock)
        {
            if (number >= _entries.Count || !_entries[(int)number].IsOpen)
            {
                return null;
            }

            _entries[(int)number] = _entries[(int)number] with { IsOpen = false };
            return PathOf((int)number);
        }
    }

    private string PathOf(int number)
    {
        var entry = _entries[number];
        var name = Encoding.UTF8.GetString(_blocks[entry.Block].AsSpan(entry.Start, entry.Length));
        return entry.Folder == None ? name : $"{PathOf(entry.Folder)}/{name}";
    }

    /// <summary>An item.</summary>
    private readonly record struct Entry(int Folder, int Block, ushort Start, ushort Length, bool IsOpen);
}
