namespace DockerPS.Engine.Grpc;

/// <summary>The headers of a call. A name may occur several times, and its values stay apart, as BuildKit needs it.</summary>
internal sealed class GrpcMetadata
{
    private readonly List<KeyValuePair<string, string>> _entries = [];

    /// <summary>All entries, in the order in which they were added.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries => _entries;

    /// <summary>Adds an entry, and returns this object.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="value">The value.</param>
    public GrpcMetadata Add(string name, string value)
    {
        _entries.Add(new(name, value));
        return this;
    }

    /// <summary>Returns all values of a name; empty if there are none.</summary>
    public IEnumerable<string> All(string name) => _entries.Where(entry => entry.Key == name).Select(entry => entry.Value);

    /// <summary>Returns the first value of a name; null if there is none.</summary>
    public string? First(string name) => All(name).FirstOrDefault();
}
