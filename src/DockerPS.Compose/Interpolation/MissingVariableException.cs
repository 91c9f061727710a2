namespace DockerPS.Compose.Interpolation;

/// <summary>A required variable has no value.</summary>
/// <param name="name">The name of the variable.</param>
/// <param name="reason">What the file says about it.</param>
internal sealed class MissingVariableException(string name, string reason)
    : Exception(reason.Length == 0 ? $"The required variable {name} has no value." : $"The required variable {name} has no value: {reason}")
{
    /// <summary>The name of the variable.</summary>
    public string Name { get; } = name;
}
