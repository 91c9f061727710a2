namespace DockerPS.Compose.Errors;

/// <summary>Something in Compose files that is allowed but probably not intended.</summary>
/// <param name="Position">The place.</param>
/// <param name="Message">The message for the user.</param>
public sealed record ComposeWarning(SourcePosition Position, string Message)
{
    /// <summary>Returns the place and the message.</summary>
    public override string ToString() => Position.Path.Length == 0 ? Message : $"{Position}: {Message}";
}
