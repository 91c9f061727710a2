namespace DockerPS.Dashboard.Input;

/// <summary>The kinds of keys.</summary>
public enum KeyKind
{
    /// <summary>A key that types text.</summary>
    Text,

    /// <summary>The arrow up.</summary>
    Up,

    /// <summary>The arrow down.</summary>
    Down,

    /// <summary>A page up.</summary>
    PageUp,

    /// <summary>A page down.</summary>
    PageDown,

    /// <summary>To the beginning.</summary>
    Home,

    /// <summary>To the end.</summary>
    End,

    /// <summary>Enter.</summary>
    Enter,

    /// <summary>Escape.</summary>
    Escape,

    /// <summary>Backspace.</summary>
    Backspace,

    /// <summary>Ctrl+C.</summary>
    Interrupt,
}

/// <summary>A key that was pressed.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Text">What it types; empty for other keys.</param>
public sealed record Key(KeyKind Kind, string Text = "");
