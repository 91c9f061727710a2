namespace DockerPS.Compose.Interpolation;

/// <summary>A dollar sign does not start a variable.</summary>
/// <param name="text">The text.</param>
internal sealed class InvalidTemplateException(string text) : Exception($"'{text}' has a dollar sign that does not start a variable.")
{
    /// <summary>The remedy.</summary>
    public const string Advice = "Write a literal dollar sign as $$.";
}
