namespace DockerPS.Compose.Schema;

/// <summary>The kinds of single values that a key takes.</summary>
[Flags]
internal enum ScalarKinds
{
    /// <summary>No single value.</summary>
    None = 0,

    /// <summary>A string.</summary>
    Text = 1,

    /// <summary>A whole number.</summary>
    Integer = 2,

    /// <summary>Any number.</summary>
    Number = 4 | Integer,

    /// <summary>True or false.</summary>
    Boolean = 8,

    /// <summary>No value.</summary>
    Null = 16,
}
