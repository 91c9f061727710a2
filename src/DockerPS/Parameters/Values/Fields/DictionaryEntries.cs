using System.Collections;

namespace DockerPS.Parameters;

/// <summary>Walks dictionaries of any kind.</summary>
internal static class DictionaryEntries
{
    /// <summary>The entries. As a mere sequence, a generic dictionary would give others than a hashtable.</summary>
    public static IEnumerable<DictionaryEntry> Entries(this IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry;
        }
    }
}
