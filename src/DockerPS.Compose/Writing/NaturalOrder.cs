using System.Text;

namespace DockerPS.Compose.Writing;

/// <summary>Orders keys as the YAML library of Compose does: numbers in them by their value, letters after other signs.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    /// <summary>The order.</summary>
    public static readonly NaturalOrder Instance = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        Rune[] first = [.. (x ?? "").EnumerateRunes()], second = [.. (y ?? "").EnumerateRunes()];
        for (var index = 0; index < first.Length && index < second.Length; index++)
        {
            if (first[index] != second[index])
            {
                return Different(first, second, index);
            }
        }

        return first.Length.CompareTo(second.Length);
    }

    private static int Different(Rune[] first, Rune[] second, int index)
    {
        var (one, other) = (Rune.IsLetter(first[index]), Rune.IsLetter(second[index]));
        if (one && other)
        {
            return first[index].CompareTo(second[index]);
        }

        if (one || other)
        {
            return other ? -1 : 1;
        }

        // A zero within a number counts as a digit of it.
        var start = 0L;
        if (first[index].Value == '0' || second[index].Value == '0')
        {
            for (var before = index - 1; before >= 0 && Rune.IsDigit(first[before]); before--)
            {
                if (first[before].Value != '0')
                {
                    start = 1;
                    break;
                }
            }
        }

        var (number, length) = Number(first, index, start);
        var (otherNumber, otherLength) = Number(second, index, start);
        return number != otherNumber ? number.CompareTo(otherNumber)
            : length != otherLength ? length.CompareTo(otherLength)
            : first[index].CompareTo(second[index]);
    }

    private static (long Number, int Length) Number(Rune[] text, int index, long start)
    {
        var end = index;
        for (; end < text.Length && Rune.IsDigit(text[end]); end++)
        {
            start = unchecked((start * 10) + text[end].Value - '0');
        }

        return (start, end);
    }
}
