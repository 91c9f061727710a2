using DockerPS.Dashboard.State;
using Spectre.Console;

namespace DockerPS.Dashboard.Rendering;

/// <summary>A column of the table.</summary>
/// <param name="Title">The title; empty for a curve, which belongs to the figure before it.</param>
/// <param name="Sort">What it is sorted by.</param>
/// <param name="Width">The width in cells.</param>
/// <param name="Text">The text of a row, for a width.</param>
internal sealed record Column(string Title, SortColumn Sort, int Width, Func<ContainerRow, int, string> Text)
{
    /// <summary>The place in the title of the letter that is the column's key.</summary>
    public int Key { get; init; }

    /// <summary>The blank cells before it.</summary>
    public int Gap { get; init; } = 2;

    /// <summary>Whether it is aligned to the right, as figures are.</summary>
    public bool IsRight { get; init; } = true;

    /// <summary>The style of a row's text; null for that of the row.</summary>
    public Func<ContainerRow, Style>? Style { get; init; }

    /// <summary>Whether the column belongs to the one before it.</summary>
    public bool IsCurve => Title.Length == 0;
}
