using System.Text.RegularExpressions;

namespace DockerPS.Compose.Schema;

/// <summary>What a key takes: single values, lists, mappings, or some of these.</summary>
internal sealed record Shape
{
    /// <summary>The kinds of single values.</summary>
    public ScalarKinds Scalars { get; init; }

    /// <summary>The only strings that are allowed, if there are such.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The form of strings, if there is one.</summary>
    public Regex? Form { get; init; }

    /// <summary>The smallest whole number.</summary>
    public long Least { get; init; } = long.MinValue;

    /// <summary>The largest whole number.</summary>
    public long Most { get; init; } = long.MaxValue;

    /// <summary>The items of a list; null if a list is not allowed.</summary>
    public Shape? Items { get; init; }

    /// <summary>Indicates whether a list may not contain an item twice.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Indicates whether a mapping is allowed.</summary>
    public bool IsMapping { get; init; }

    /// <summary>The known keys of a mapping.</summary>
    public IReadOnlyDictionary<string, Shape> Fields { get; init; } = new Dictionary<string, Shape>();

    /// <summary>The values of the keys that users name; null if there are none.</summary>
    public Shape? Values { get; init; }

    /// <summary>The form of the keys that users name, if there is one.</summary>
    public Regex? KeyForm { get; init; }

    /// <summary>The keys that a mapping must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Indicates whether a mapping takes keys that start with <c>x-</c>.</summary>
    public bool HasExtensions { get; init; }

    /// <summary>Indicates whether a mapping takes any other key.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Returns the same, or a string.</summary>
    public Shape OrText() => this with { Scalars = Scalars | ScalarKinds.Text };

    /// <summary>Returns the same, or no value.</summary>
    public Shape OrNull() => this with { Scalars = Scalars | ScalarKinds.Null };

    /// <summary>Returns the same, or a list of strings.</summary>
    public Shape OrTexts() => this with { Items = Shapes.Text, IsUnique = true };
}
