using System.Collections.ObjectModel;

namespace DockerPS.Compose.Model;

/// <summary>Dictionaries of the model.</summary>
internal static class Dictionary
{
    /// <summary>Returns a dictionary without entries.</summary>
    public static IReadOnlyDictionary<string, T> Empty<T>() => ReadOnlyDictionary<string, T>.Empty;
}
