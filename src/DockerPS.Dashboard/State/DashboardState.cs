using System.Collections.Immutable;

namespace DockerPS.Dashboard.State;

/// <summary>All that the screen shows. It is never changed: keys and news from engines make a new one.</summary>
public sealed partial record DashboardState
{
    /// <summary>The number of log lines that are kept.</summary>
    public const int LogLines = 500;

    private ImmutableList<ContainerRow> Containers { get; init; } = [];

    /// <summary>The errors of engines that do not answer, by the names of the engines.</summary>
    public ImmutableSortedDictionary<string, string> Failures { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The names of the engines.</summary>
    public IReadOnlyList<string> Engines { get; init; } = [];

    /// <summary>Whether an engine has answered.</summary>
    public bool HasAnswered { get; init; }

    /// <summary>The column by which rows are sorted.</summary>
    public SortColumn Sort { get; init; } = SortColumn.Name;

    /// <summary>Whether the order is reversed.</summary>
    public bool Descending { get; init; }

    /// <summary>Only rows with this text are shown.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Whether keys are typed into the filter.</summary>
    public bool IsFiltering { get; init; }

    /// <summary>Whether the keys are explained.</summary>
    public bool IsHelpOpen { get; init; }

    /// <summary>Whether the log of the selected container is shown.</summary>
    public bool IsLogOpen { get; init; }

    /// <summary>The log of the selected container.</summary>
    public ImmutableList<string> Log { get; init; } = [];

    /// <summary>The change that is asked about; null if there is no question.</summary>
    public ChangeRequest? Question { get; init; }

    /// <summary>The change that was confirmed and has not been taken up; null if there is none.</summary>
    public ChangeRequest? Request { get; init; }

    /// <summary>The result of the last change; null after the next key.</summary>
    public string? Message { get; init; }

    /// <summary>Whether the message is an error.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether the screen is to be left.</summary>
    public bool IsEnded { get; init; }

    /// <summary>Whether it is to be left because of Ctrl+C.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The index of the first row on the screen.</summary>
    public int Top { get; init; }

    /// <summary>The number of rows on a page.</summary>
    private int Page { get; init; } = 1;

    /// <summary>The selected container as it was selected, and its index.</summary>
    private ContainerRow? Choice { get; init; }

    private int ChoiceIndex { get; init; }

    /// <summary>The number of containers that run.</summary>
    public int RunningCount => Containers.Count(row => row.IsAlive);

    /// <summary>The number of containers.</summary>
    public int Count => Containers.Count;

    /// <summary>The CPU usage of all containers.</summary>
    public double Cpu => Containers.Sum(row => row.Usage?.Cpu ?? 0);

    /// <summary>The memory of all containers.</summary>
    public long Memory => Containers.Sum(row => row.Usage?.Memory ?? 0);

    /// <summary>The selected container; null if there are no rows.</summary>
    public ContainerRow? Selected => SelectedOf(Rows());

    /// <summary>Returns the rows in their order: those that match the filter, and those that do not run at the end.</summary>
    public IReadOnlyList<ContainerRow> Rows()
    {
        var matching = Containers.Where(Matches);
        var sorted = Sort switch
        {
            SortColumn.Engine => By(row => row.Engine),
            SortColumn.Status => By(row => row.Health ?? row.Status),
            SortColumn.Cpu => By(row => row.Usage?.Cpu ?? -1),
            SortColumn.Memory => By(row => row.Usage?.Memory ?? -1),
            SortColumn.Network => By(row => row.Usage is { } usage ? usage.Received + usage.Sent : -1),
            SortColumn.Block => By(row => row.Usage is { } usage ? usage.Read + usage.Written : -1),
            SortColumn.Ports => By(row => row.Ports),
            _ => By(row => row.Name),
        };
        return [.. sorted.ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Engine).ThenBy(row => row.Id)];

        IOrderedEnumerable<ContainerRow> By<T>(Func<ContainerRow, T> value)
        {
            var order = typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.OrdinalIgnoreCase : null;
            var alive = matching.OrderBy(row => !row.IsAlive);
            return Descending ? alive.ThenByDescending(value, order) : alive.ThenBy(value, order);
        }
    }

    /// <summary>Returns the index of the selected row; 0 if there are none. If its container is gone, it is the next one.</summary>
    public int SelectedIndex(IReadOnlyList<ContainerRow> rows)
    {
        for (var index = 0; Choice is not null && index < rows.Count; index++)
        {
            if (rows[index].Is(Choice))
            {
                return index;
            }
        }

        return Math.Clamp(ChoiceIndex, 0, Math.Max(rows.Count - 1, 0));
    }

    /// <summary>Makes room for a number of rows, so that the selected one is seen.</summary>
    public DashboardState Fit(int page)
    {
        var rows = Rows();
        var (selected, room) = (SelectedIndex(rows), Math.Max(page, 1));
        var top = Math.Clamp(Top, Math.Max(selected - room + 1, 0), selected);
        return this with { Page = room, Top = Math.Min(top, Math.Max(rows.Count - room, 0)) };
    }

    /// <summary>Takes the list of an engine, which has answered.</summary>
    public DashboardState With(string engine, IReadOnlyList<ContainerRow> listed)
    {
        var known = Containers.Where(row => row.Engine == engine).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return Keeping(this with
        {
            HasAnswered = true,
            Failures = Failures.Remove(engine),
            Containers = [
                .. Containers.Where(row => row.Engine != engine),
                .. listed.Select(row => known.TryGetValue(row.Id, out var before) ? before.Listed(row) : row),
            ],
        });
    }

    /// <summary>Takes the error of an engine. What is known of its containers is no longer certain.</summary>
    public DashboardState WithFailure(string engine, string error) => Keeping(this with
    {
        Failures = Failures.SetItem(engine, error),
        Containers = Containers.RemoveAll(row => row.Engine == engine),
    });

    /// <summary>Takes a reading of a container.</summary>
    public DashboardState With(string engine, string id, UsageReading usage) => Changed(engine, id, row => row.With(usage));

    /// <summary>Takes what is being done with a container; null if it is complete.</summary>
    public DashboardState WithChange(ContainerRow container, string? progress) =>
        Changed(container.Engine, container.Id, row => row with { Change = progress });

    /// <summary>Takes the result of a change.</summary>
    public DashboardState WithMessage(string text, bool isError) => this with { Message = text, IsError = isError };

    /// <summary>Takes lines of the log of a container, unless another one is selected by now.</summary>
    /// <param name="container">The container.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="isFirst">Whether they are the first ones, which replace what is there.</param>
    public DashboardState WithLog(ContainerRow container, IReadOnlyList<string> lines, bool isFirst)
    {
        if (Selected?.Is(container) != true)
        {
            return this;
        }

        var log = isFirst ? [.. lines] : Log.AddRange(lines);
        return this with { Log = log.Count > LogLines ? log.RemoveRange(0, log.Count - LogLines) : log };
    }

    private bool Matches(ContainerRow row) =>
        Filter.Length == 0
        || row.Id.StartsWith(Filter, StringComparison.Ordinal)
        || new[] { row.Name, row.Image, row.Status, row.Health ?? "", row.Ports, Engines.Count > 1 ? row.Engine : "" }
            .Any(text => text.Contains(Filter, StringComparison.OrdinalIgnoreCase));

    private DashboardState Changed(string engine, string id, Func<ContainerRow, ContainerRow> change)
    {
        var index = Containers.FindIndex(row => row.Id == id && row.Engine == engine);
        return index < 0 ? this : this with { Containers = Containers.SetItem(index, change(Containers[index])) };
    }

    /// <summary>Notes the selection in what has changed, so that the next row is selected if the container vanishes later.</summary>
    private static DashboardState Keeping(DashboardState changed)
    {
        var rows = changed.Rows();
        var index = changed.SelectedIndex(rows);
        return changed.Choice is null ? changed : changed.Select(rows, index);
    }

    private ContainerRow? SelectedOf(IReadOnlyList<ContainerRow> rows) => rows.Count == 0 ? null : rows[SelectedIndex(rows)];

    /// <summary>Selects a row. The log of another container is emptied.</summary>
    private DashboardState Select(IReadOnlyList<ContainerRow> rows, int index)
    {
        var before = Choice ?? SelectedOf(rows);
        var chosen = rows.Count == 0 ? null : rows[Math.Clamp(index, 0, rows.Count - 1)];
        var isSame = before is not null && chosen is not null && before.Is(chosen);
        return this with { Choice = chosen ?? Choice, ChoiceIndex = index, Log = isSame ? Log : [] };
    }
}
