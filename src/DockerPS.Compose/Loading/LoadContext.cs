using DockerPS.Compose.Errors;
using DockerPS.Compose.Interpolation;

namespace DockerPS.Compose.Loading;

/// <summary>What holds for all files that are loaded together.</summary>
/// <param name="Folder">The folder that relative paths start from.</param>
/// <param name="Environment">The variables.</param>
/// <param name="Interpolate">Indicates whether variables are replaced.</param>
/// <param name="Warn">Takes warnings.</param>
/// <param name="Included">The files that led here by include.</param>
internal sealed record LoadContext(
    string Folder,
    IReadOnlyDictionary<string, string> Environment,
    bool Interpolate,
    Action<ComposeWarning> Warn,
    IReadOnlyList<string> Included)
{
    /// <summary>Replaces the variables; null if they stay.</summary>
    public Interpolator? Interpolator => Interpolate ? new(Environment.GetValueOrDefault, Warn) : null;
}
