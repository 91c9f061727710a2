using DockerPS.Dashboard.Input;

namespace DockerPS.Dashboard.State;

/// <content>What keys do.</content>
public sealed partial record DashboardState
{
    /// <summary>Returns the state after a key.</summary>
    public DashboardState Press(Key key) => this with { Message = null } switch
    {
        var state when key.Kind == KeyKind.Interrupt => state with { IsEnded = true, IsInterrupted = true },
        { IsHelpOpen: true } state => state with { IsHelpOpen = false },
        { Question: { } question } state => state.Answer(key, question),
        { IsFiltering: true } state => state.Type(key),
        var state => state.Command(key),
    };

    private DashboardState Answer(Key key, ChangeRequest question) => (key.Kind, key.Text) switch
    {
        (_, "y" or "Y") => this with { Question = null, Request = question },
        (_, "n" or "N" or "q") or (KeyKind.Escape, _) => this with { Question = null },
        _ => this,
    };

    private DashboardState Type(Key key) => key.Kind switch
    {
        KeyKind.Text => WithFilter(Filter + key.Text),
        KeyKind.Backspace when Filter.Length > 0 => WithFilter(Filter[..^(char.IsLowSurrogate(Filter[^1]) ? 2 : 1)]),
        KeyKind.Backspace or KeyKind.Enter => this with { IsFiltering = false },
        KeyKind.Escape => WithFilter("") with { IsFiltering = false },
        _ => Move(key),
    };

    private DashboardState Command(Key key) => key.Text switch
    {
        "q" or "Q" => this with { IsEnded = true },
        "?" or "h" => this with { IsHelpOpen = true },
        "/" => this with { IsFiltering = true },
        "l" => ToggleLog(),
        "j" => MoveBy(1),
        "k" => MoveBy(-1),
        "s" => Ask("start"),
        "t" => Ask("stop"),
        "r" => Ask("restart"),
        "n" => SortBy(SortColumn.Name),
        "e" when Engines.Count > 1 => SortBy(SortColumn.Engine),
        "a" => SortBy(SortColumn.Status),
        "c" => SortBy(SortColumn.Cpu),
        "m" => SortBy(SortColumn.Memory),
        "i" => SortBy(SortColumn.Network),
        "b" => SortBy(SortColumn.Block),
        "p" => SortBy(SortColumn.Ports),
        _ when key.Kind == KeyKind.Enter => ToggleLog(),
        _ when key.Kind == KeyKind.Escape => WithFilter(""),
        _ => Move(key),
    };

    private DashboardState Move(Key key) => key.Kind switch
    {
        KeyKind.Up => MoveBy(-1),
        KeyKind.Down => MoveBy(1),
        KeyKind.PageUp => MoveBy(-Page),
        KeyKind.PageDown => MoveBy(Page),
        KeyKind.Home => MoveBy(-Count),
        KeyKind.End => MoveBy(Count),
        _ => this,
    };

    /// <summary>Opens or closes the log. The row stays selected, wherever it moves.</summary>
    private DashboardState ToggleLog() => MoveBy(0) with { IsLogOpen = !IsLogOpen, Log = [] };

    private DashboardState MoveBy(int rows)
    {
        var all = Rows();
        return Select(all, Math.Clamp(SelectedIndex(all) + rows, 0, Math.Max(all.Count - 1, 0)));
    }

    /// <summary>Selects the row that remains selected, since the filter may have removed the one that was.</summary>
    private DashboardState WithFilter(string filter)
    {
        var filtered = this with { Filter = filter };
        var rows = filtered.Rows();
        return filtered.Select(rows, filtered.SelectedIndex(rows));
    }

    /// <summary>Sorts by a column, or reverses its order. Figures begin with the largest one.</summary>
    private DashboardState SortBy(SortColumn column) => this with
    {
        Sort = column,
        Descending = column == Sort ? !Descending : column is SortColumn.Cpu or SortColumn.Memory or SortColumn.Network or SortColumn.Block,
    };

    private DashboardState Ask(string verb) => Selected is not { } row ? this : (verb, row) switch
    {
        (_, { Change: { } change }) => WithMessage($"'{row.Name}' is {change} already.", isError: false),
        ("start", { Status: "running" }) => WithMessage($"'{row.Name}' is already running.", isError: false),
        ("stop", { IsAlive: false }) => WithMessage($"'{row.Name}' is not running.", isError: false),
        _ => this with { Question = new(verb, row) },
    };
}
