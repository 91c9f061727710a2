using System.Security.Cryptography;

namespace DockerPS.Engine.Builds;

/// <summary>The secrets of a build, in memory. Disposing of them clears the memory.</summary>
public sealed class BuildSecrets : IDisposable
{
    /// <summary>The maximum size of a secret in bytes, as docker and BuildKit have it.</summary>
    public const int MaximumSize = 500 * 1024;

    private readonly Dictionary<string, byte[]> _values = new(StringComparer.Ordinal);

    /// <summary>The ids.</summary>
    public IReadOnlyCollection<string> Ids => _values.Keys;

    /// <summary>Adds a secret.</summary>
    /// <param name="id">The id by which the Dockerfile mounts it.</param>
    /// <param name="value">The bytes, which from now on belong to this object, also if it does not take them.</param>
    /// <exception cref="FormatException">The id is taken, or the secret is too large.</exception>
    public void Add(string id, byte[] value)
    {
        if (value.Length <= MaximumSize && _values.TryAdd(id, value))
        {
            return;
        }

        CryptographicOperations.ZeroMemory(value);
        throw new FormatException(
            value.Length > MaximumSize
                ? $"The secret '{id}' is larger than {MaximumSize:N0} bytes (500 KiB), which is the maximum of BuildKit."
                : $"The secret '{id}' is given twice.");
    }

    /// <summary>Returns the number of secrets, never a value.</summary>
    public override string ToString() => $"({_values.Count} secrets)";

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _values.Values)
        {
            CryptographicOperations.ZeroMemory(value);
        }

        _values.Clear();
    }

    /// <summary>Copies the secrets, for a session that clears its own.</summary>
    internal BuildSecrets Copy()
    {
        var copy = new BuildSecrets();
        foreach (var (id, value) in _values)
        {
            copy.Add(id, [.. value]);
        }

        return copy;
    }

    /// <summary>Returns a secret; null if there is none with the id.</summary>
    internal byte[]? Find(string id) => _values.GetValueOrDefault(id);
}
