using System.Collections;

namespace DockerPS.Parameters;

/// <summary>Enumerates dictionaries of any type.</summary>
internal static class DictionaryEntries
{
    /// <summary>Returns the entries. Enumerated as IEnumerable, a generic dictionary would yield another type than a hashtable.</summary>
    public static IEnumerable<DictionaryEntry> Entries(this IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry;
        }
    }
}
