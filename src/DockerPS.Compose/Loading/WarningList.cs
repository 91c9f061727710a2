using DockerPS.Compose.Errors;

namespace DockerPS.Compose.Loading;

/// <summary>Collects warnings, and passes on each one once.</summary>
internal sealed class WarningList(Action<ComposeWarning>? next)
{
    private readonly List<ComposeWarning> _items = [];

    /// <summary>The warnings.</summary>
    public IReadOnlyList<ComposeWarning> Items => _items;

    /// <summary>Adds a warning.</summary>
    public void Add(ComposeWarning warning)
    {
        if (!_items.Contains(warning))
        {
            _items.Add(warning);
            next?.Invoke(warning);
        }
    }
}
