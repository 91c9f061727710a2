using System.Diagnostics.CodeAnalysis;

namespace DockerPS.Compose.Yaml;

/// <summary>Rules for the values at certain paths.</summary>
/// <typeparam name="T">A rule.</typeparam>
internal sealed class PathTable<T>
{
    private readonly List<(string[] Pattern, T Rule)> _rules = [];

    /// <summary>Adds the rule for paths of a form like <c>services.*.build</c>.</summary>
    public T this[string pattern]
    {
        set => _rules.Add((pattern.Split('.'), value));
    }

    /// <summary>Returns the rule for a path.</summary>
    public bool TryFind(NodePath path, [MaybeNullWhen(false)] out T rule)
    {
        foreach (var (pattern, candidate) in _rules)
        {
            if (path.Matches(pattern))
            {
                rule = candidate;
                return true;
            }
        }

        rule = default;
        return false;
    }
}
