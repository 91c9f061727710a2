using static DockerPS.Operations.HtmlPart;
using static DockerPS.Operations.ReportText;

namespace DockerPS.Operations;

/// <summary>
/// A table of a report. On narrow screens each row is a card, with the headings of the columns beside the values; the roles keep it a table
/// for those who listen to it. Rows beyond a limit are folded.
/// </summary>
/// <param name="label">What the table shows, for those who listen to it.</param>
/// <param name="columns">The headings. Columns of numbers begin with <c>#</c>.</param>
internal sealed class ReportTable(string label, params string[] columns)
{
    private const int MostRows = 100;

    private readonly List<HtmlPart[]> _rows = [];

    /// <summary>The number of rows that are shown unfolded.</summary>
    public int Shown { get; init; } = MostRows;

    /// <summary>What the rows are, in the plural.</summary>
    public string Things { get; init; } = "rows";

    /// <summary>Adds a row. The first cell is its heading.</summary>
    public void Add(params HtmlPart[] cells) => _rows.Add(cells);

    /// <summary>Returns the table.</summary>
    public HtmlPart Render() => _rows.Count <= Shown
        ? Render(_rows)
        : new HtmlPart[]
        {
            Render(_rows.Take(Shown)),
            Element(
                "details",
                ("class", "more"),
                Element("summary", $"{Number(_rows.Count - Shown)} more {Things}"),
                Render(_rows.Skip(Shown))),
        };

    private static string? ClassOf(string column) => column.StartsWith('#') ? "number" : null;

    private static string NameOf(string column) => column.TrimStart('#');

    private HtmlPart Render(IEnumerable<HtmlPart[]> rows) => Element(
        "table",
        ("role", "table"),
        ("aria-label", label),
        Element(
            "thead",
            ("role", "rowgroup"),
            Element(
                "tr",
                ("role", "row"),
                (HtmlPart[])[.. columns.Select(column => Element(
                    "th", ("scope", "col"), ("role", "columnheader"), ("class", ClassOf(column)), NameOf(column)))])),
        Element("tbody", ("role", "rowgroup"), (HtmlPart[])[.. rows.Select(Row)]));

    private HtmlPart Row(HtmlPart[] cells) => Element(
        "tr",
        ("role", "row"),
        (HtmlPart[])[.. cells.Select((cell, index) => index == 0
            ? Element("th", ("scope", "row"), ("role", "rowheader"), ("class", ClassOf(columns[0])), cell)
            : Element("td", ("role", "cell"), ("data-label", NameOf(columns[index])), ("class", ClassOf(columns[index])), cell))]);
}
